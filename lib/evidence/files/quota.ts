/** What one account may bring in, in bytes; `free` is what must stay free on the disk. */
export type Quota = { perDay: number; unfinished: number; free: number };
export type Stored = { today: number; unfinished: number; free: number };

/** Why an upload is not begun, and how many bytes there is still room for. */
export type QuotaRefusal = { reason: "dayFull" | "tooManyUnfinished" | "diskFull"; left: number };

/**
 * Whether an upload of so many bytes may begin (ours: no rule of the trade says how much an agency may bring). What was
 * begun and never finished counts as well, for it lies on the disk until it expires.
 */
export function quotaRefusal(size: number, stored: Stored, quota: Quota): QuotaRefusal | null {
  const left = {
    diskFull: stored.free - quota.free,
    tooManyUnfinished: quota.unfinished - stored.unfinished,
    dayFull: quota.perDay - stored.today - stored.unfinished,
  };
  for (const reason of ["diskFull", "tooManyUnfinished", "dayFull"] as const)
    if (size > left[reason]) return { reason, left: Math.max(0, left[reason]) };
  return null;
}
