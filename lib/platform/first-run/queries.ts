import "server-only";
import { timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { firstRunToken } from "./token";

/** Whether this link opens the first start: it is ours, and there is no account yet. */
export async function isFirstRun(token: string): Promise<boolean> {
  const [given, ours] = [token.slice(0, 100), firstRunToken(env().NEXTAUTH_SECRET)].map((text) => Buffer.from(text));
  if (!given || !ours || given.length !== ours.length || !timingSafeEqual(given, ours)) return false;
  return (await db().user.findFirst({ select: { id: true } })) === null;
}
