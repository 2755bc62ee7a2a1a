/** An account works until it is disabled or its time is over. */
export function isOpen(user: { disabledAt: Date | null; expiresAt: Date | null }, now: Date): boolean {
  return user.disabledAt === null && (user.expiresAt === null || user.expiresAt > now);
}
