import "server-only";
import { env } from "@/lib/platform/config/env";
import { db, type Transaction } from "@/lib/platform/db/client";
import { isFirstRunToken } from "./token";

/** Whether there is no city yet: nothing can be verified in one that no agency keeps the data of. */
export const isNewCity = async (tx: Pick<Transaction, "agency"> = db()): Promise<boolean> =>
  (await tx.agency.findFirst({ where: { steward: true }, select: { id: true } })) === null;

/** Whether this link opens the first start: it is ours, and there is no account yet. */
export async function isFirstRun(token: string): Promise<boolean> {
  return (
    isFirstRunToken(token, env().NEXTAUTH_SECRET) && (await db().user.findFirst({ select: { id: true } })) === null
  );
}
