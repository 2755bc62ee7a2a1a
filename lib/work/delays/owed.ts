import { dueDateOf, isLate } from "@/lib/city/entries/due-date";
import { PROGRESS_RHYTHM } from "@/lib/city/programmes/rhythm";
import { currentPeriod, type Frequency, previousPeriod } from "@/lib/platform/format/period";

/** A period whose figures are late, with the day ('YYYY-MM-DD') on which they were due. */
export type OwedPeriod = { period: string; dueOn: string };
/** Null and empty where the last whole period is not due yet. */
export type Owed = { progress: OwedPeriod | null; values: (OwedPeriod & { frequency: Frequency })[] };

const FREQUENCIES: Frequency[] = ["MONTHLY", "QUARTERLY", "SEMESTERLY", "YEARLY"];

/** The last whole periods whose due day has passed on `today` ('YYYY-MM-DD', WIB): what the tasks call late. */
export function owedFigures(today: string): Owed {
  const late = (frequency: Frequency): OwedPeriod[] => {
    const period = previousPeriod(currentPeriod(frequency, today));
    const dueOn = dueDateOf(period);
    return isLate(dueOn, today) ? [{ period, dueOn }] : [];
  };
  return {
    progress: late(PROGRESS_RHYTHM)[0] ?? null,
    values: FREQUENCIES.flatMap((frequency) => late(frequency).map((owed) => ({ ...owed, frequency }))),
  };
}
