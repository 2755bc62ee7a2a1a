import "server-only";
import { createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { changeRow } from "@/lib/platform/db/change-row";
import { db } from "@/lib/platform/db/client";
import { ok, type Result } from "@/lib/platform/errors/app-error";
import { route } from "@/lib/platform/pages/routes";

const key = () => Buffer.from(hkdfSync("sha256", env().NEXTAUTH_SECRET, "enam-pilar", "calendar-links/1", 32));
/** Made anew from the nonce whenever its owner looks; the database has its hash, and whoever reads that cannot make it. */
const tokenOf = (userId: string, nonce: string) =>
  createHmac("sha256", key()).update(`${userId} ${nonce}`).digest("base64url");
export const hashOfLink = (token: string) => createHash("sha256").update(token).digest("hex");

/** One's own address to subscribe to; null where there is none, or the secret it was made with is another now. */
export async function findOwnLink(actor: Actor): Promise<string | null> {
  const row = await db().calendarLink.findUnique({ where: { userId: actor.id } });
  const token = row && tokenOf(actor.id, row.nonce);
  if (!token || hashOfLink(token) !== row.tokenHash) return null;
  return new URL(route("/api/calendar/[token]", { token }), env().NEXTAUTH_URL).href;
}

/** A new address, after which the former one answers nothing; or none at all. */
export function changeLink(actor: Actor, intent: "renew" | "end"): Promise<Result<null>> {
  return changeRow(actor, {
    find: async (tx) => ({ before: await tx.calendarLink.count({ where: { userId: actor.id } }) }),
    refusal: () => null,
    isPossible: () => true,
    change: async ({ before }, tx) => {
      const nonce = randomBytes(16).toString("base64url");
      const data = { nonce, tokenHash: hashOfLink(tokenOf(actor.id, nonce)), createdAt: new Date() };
      if (intent === "end") await tx.calendarLink.deleteMany({ where: { userId: actor.id } });
      else
        await tx.calendarLink.upsert({
          where: { userId: actor.id },
          create: { userId: actor.id, ...data },
          update: data,
        });
      const action = intent === "end" ? "delete" : before ? "edit" : "create";
      return ok({ saved: null, audit: { action, entity: "calendarLink", entityId: actor.id } });
    },
  });
}
