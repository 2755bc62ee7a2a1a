import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { changeRow } from "@/lib/platform/db/change-row";
import { ok, type Result } from "@/lib/platform/errors/app-error";
import { hashOfToken, tokenOf } from "./secret-address";

/** A new address, after which the former one answers nothing; or none at all. */
export function changeLink(actor: Actor, intent: "renew" | "end"): Promise<Result<null>> {
  return changeRow(actor, {
    find: async (tx) => ({ before: await tx.calendarLink.count({ where: { userId: actor.id } }) }),
    refusal: () => null,
    isPossible: () => true,
    change: async ({ before }, tx) => {
      const userId = actor.id;
      const nonce = randomBytes(16).toString("base64url");
      const tokenHash = hashOfToken(tokenOf(env().NEXTAUTH_SECRET, userId, nonce));
      const data = { nonce, tokenHash, createdAt: new Date() };
      if (intent === "end") await tx.calendarLink.deleteMany({ where: { userId } });
      else await tx.calendarLink.upsert({ where: { userId }, create: { userId, ...data }, update: data });
      const action = intent === "end" ? "delete" : before ? "edit" : "create";
      return ok({ saved: null, audit: { action, entity: "calendarLink", entityId: userId } });
    },
  });
}
