import "server-only";
import { beginChallenge, takeChallenge } from "@/lib/platform/auth/challenges";
import { countTry } from "@/lib/platform/auth/lockout";
import type { SignedIn } from "@/lib/platform/auth/session";
import { db } from "@/lib/platform/db/client";
import type { SessionWay } from "@/lib/platform/db/generated/enums";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { refusalOfPassword } from "@/lib/platform/passwords/mutations";
import { addPasskey, type FactorAdded } from "@/lib/platform/second-factor/mutations";
import { networkOf } from "@/server/network.mjs";
import {
  authenticationOptions,
  isPasskeyOffered,
  namedIn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  readAuthentication,
  readRegistration,
  registrationOptions,
} from "./ceremonies";

const refused = (): Result<never> => fail("INVALID", { fields: { response: ["passkeyRefused"] } });

/**
 * What the browser must make of one's own; the challenge waits in the database and works once. With the password, unless it
 * was typed just now: a key of somebody else's opens the account alone.
 */
export async function beginPasskey(
  { actor, gate }: SignedIn,
  password: string,
): Promise<Result<PublicKeyCredentialCreationOptionsJSON>> {
  if (!isPasskeyOffered()) return fail("WRONG_STATE");
  const refusal = gate === null ? await refusalOfPassword(actor, password) : null;
  if (refusal) return refusal;
  const user = await db().user.findUniqueOrThrow({ where: { id: actor.id }, include: { passkeys: true } });
  const options = await registrationOptions(user, user.passkeys);
  await beginChallenge("PASSKEY_ADDED", { userId: actor.id, challenge: options.challenge });
  return ok(options);
}

export async function keepPasskey(
  signedIn: SignedIn,
  { name, response }: { name: string; response: string },
): Promise<Result<FactorAdded>> {
  const asked = await takeChallenge("PASSKEY_ADDED");
  const isOurs = asked?.challenge && asked.userId === signedIn.actor.id;
  const key = isOurs ? await readRegistration(response, asked.challenge ?? "") : null;
  return key ? addPasskey(signedIn, key, name) : refused();
}

/** What a passkey must sign: as the second step of this account's sign-in, or, of nobody yet, alone. */
export async function askPasskey(
  address: string,
  userId: string | null,
): Promise<Result<PublicKeyCredentialRequestOptionsJSON>> {
  if (!isPasskeyOffered()) return fail("WRONG_STATE");
  if (!(await countTry("CHALLENGE", networkOf(address))).open) return fail("LOCKED_OUT");
  const known = userId ? await db().passkey.findMany({ where: { userId } }) : null;
  const options = await authenticationOptions(known);
  await beginChallenge("PASSKEY_SIGN_IN", { userId, challenge: options.challenge });
  return ok(options);
}

/** Whose passkey signed what was asked, and how they come in by it. */
export async function spendPasskey(response: string): Promise<Result<{ userId: string; way: SessionWay }>> {
  const asked = await takeChallenge("PASSKEY_SIGN_IN");
  const credentialId = asked?.challenge ? namedIn(response) : null;
  const key = credentialId && (await db().passkey.findUnique({ where: { credentialId } }));
  if (!key || !asked?.challenge || (asked.userId !== null && asked.userId !== key.userId)) return refused();
  const alone = asked.userId === null;
  const counter = await readAuthentication(response, { challenge: asked.challenge, key, alone });
  if (counter === null) return refused();
  await db().passkey.update({ where: { id: key.id }, data: { counter, lastUsedAt: new Date() } });
  return ok({ userId: key.userId, way: alone ? "PASSKEY" : "SECOND_FACTOR" });
}
