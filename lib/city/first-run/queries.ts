import "server-only";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { isFirstRunToken } from "./token";

/** Whether this link opens the first start: it is ours, and there is no account yet. */
export async function isFirstRun(token: string): Promise<boolean> {
  return (
    isFirstRunToken(token, env().NEXTAUTH_SECRET) && (await db().user.findFirst({ select: { id: true } })) === null
  );
}
