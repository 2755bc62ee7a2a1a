import type { Workplace } from "@/lib/platform/areas/office";
import type { Prisma } from "@/lib/platform/db/generated/client";

/** The accounts that work for an agency: its own, for the data steward also ADMIN and STAFF, which have none. */
export function officersOf({ id, steward }: Workplace): Prisma.UserWhereInput {
  return {
    disabledAt: null,
    OR: [{ agencyId: id }, ...(steward ? [{ role: { in: ["ADMIN" as const, "STAFF" as const] } }] : [])],
  };
}
