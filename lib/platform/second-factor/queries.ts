import "server-only";
import { renderSVG } from "uqr";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Role } from "@/lib/platform/db/generated/enums";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { canSetAccountRules } from "./policy";
import { DEFAULT_ROLES } from "./required-roles";
import { unsealed } from "./secret-box";
import { keyAddress } from "./time-codes";

/** `version` 0: nobody has decided yet. */
export async function getAccountRules(actor: Actor): Promise<{ secondFactorRoles: readonly Role[]; version: number }> {
  if (!canSetAccountRules(actor)) refuse(actor);
  return (await db().accountRules.findUnique({ where: { id: 1 } })) ?? { secondFactorRoles: DEFAULT_ROLES, version: 0 };
}

/** One's own second factors; of a secret that is not confirmed yet what the telephone must read. */
export async function getOwnFactors(actor: Actor) {
  const [user, rules] = await Promise.all([
    db().user.findUniqueOrThrow({
      where: { id: actor.id },
      select: {
        email: true,
        passwordHash: true,
        timeCode: true,
        passkeys: {
          orderBy: { createdAt: "asc" },
          select: { id: true, name: true, createdAt: true, lastUsedAt: true },
        },
        _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
      },
    }),
    db().accountRules.findUnique({ where: { id: 1 } }),
  ]);
  const { timeCode, passkeys } = user;
  const secret = timeCode && !timeCode.confirmedAt ? unsealed(timeCode.secret, actor.id) : null;
  return {
    timeCode: timeCode?.confirmedAt ? { since: timeCode.confirmedAt } : null,
    setup: secret
      ? {
          secret: (secret.match(/.{1,4}/g) ?? []).join(" "),
          picture: renderSVG(keyAddress(secret, `Enam Pilar ${await cityName()}`, user.email), { border: 2 }),
        }
      : null,
    passkeys,
    recoveryCodes: user._count.recoveryCodes,
    hasPassword: user.passwordHash !== null,
    isRequired: (rules?.secondFactorRoles ?? DEFAULT_ROLES).includes(actor.role),
  };
}
export type OwnFactors = Awaited<ReturnType<typeof getOwnFactors>>;

/** How the second step of a sign-in can be gone by this account. */
export async function waysOf(userId: string): Promise<{ code: boolean; passkey: boolean }> {
  const [codes, keys] = await Promise.all([
    db().timeCode.count({ where: { userId, confirmedAt: { not: null } } }),
    db().passkey.count({ where: { userId } }),
  ]);
  return { code: codes > 0, passkey: keys > 0 };
}

/** The rules as their history names them; null as long as nobody has decided. */
export async function findRevisedAccountRules(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canSetAccountRules(actor) || id !== "1") return null;
  const row = await db().accountRules.findUnique({ where: { id: 1 } });
  const address = route("/kelola/pengguna/aturan");
  return row && { name: await cityName(), version: row.version, address, mayRestore: true };
}
