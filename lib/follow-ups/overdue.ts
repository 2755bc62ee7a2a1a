/**
 * True when an action is neither done nor given up and its due day has passed: from 00:00 WIB of the day after `dueOn`;
 * both are days ('YYYY-MM-DD'), `today` in WIB. Source: DOMAIN.md section 4.
 */
export function isActionOverdue(
  action: { dueOn: string; percent: number; isCancelled: boolean },
  today: string,
): boolean {
  return !action.isCancelled && action.percent < 100 && today > action.dueOn;
}
