"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { clientAddress } from "@/lib/platform/auth/address";
import { openSession } from "@/lib/platform/auth/cookie";
import { enter } from "@/lib/platform/auth/enter";
import { isOpen } from "@/lib/platform/auth/is-open";
import { countTry, forgetAttempts, signInKeys } from "@/lib/platform/auth/lockout";
import { safeReturnPath } from "@/lib/platform/auth/return-path";
import { findSignedIn, homeOf, type SignedIn } from "@/lib/platform/auth/session";
import { db } from "@/lib/platform/db/client";
import type { SessionWay } from "@/lib/platform/db/generated/enums";
import { fail, ok } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { goTo } from "@/lib/platform/forms/destination";
import { refused } from "@/lib/platform/forms/reply";
import { runSignedIn } from "@/lib/platform/forms/signed-in";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { networkOf } from "@/server/network.mjs";
import { beginChallenge, findChallenge, takeChallenge } from "./challenges";
import * as change from "./mutations";
import {
  authenticationOptions,
  isPasskeyOffered,
  namedIn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  readAuthentication,
  readRegistration,
  registrationOptions,
} from "./passkeys";
import { accountRulesSchema, codeSchema, newPasskeySchema, ownPasswordSchema, passkeyAnswerSchema } from "./schemas";

/** The answer that holds recovery codes: they are in this one reply and nowhere else. */
export type FactorState = FormState & { codes?: string[]; added?: true };
export type PasskeyBegun = FormState & {
  toMake?: PublicKeyCredentialCreationOptionsJSON;
  toSign?: PublicKeyCredentialRequestOptionsJSON;
};

/** Who may set up a factor: not before a password that others saw is changed. */
const whoMaySetUp = async (): Promise<SignedIn | null> => {
  const signedIn = await findSignedIn();
  return signedIn?.gate === "PASSWORD" ? null : signedIn;
};
/** A press that begins something has nothing to fill in. */
const PRESSED = z.object({ intent: z.literal("begin") });
const setUpPage = ({ gate }: SignedIn) => (gate ? route("/masuk/pasang") : route("/kelola/akun/langkah-kedua"));

export const beginTimeCodeAction = formAction<FormState>([], async (data) =>
  runSignedIn(data, {
    who: whoMaySetUp,
    schema: PRESSED,
    mutate: ({ actor }) => change.beginTimeCode(actor),
    done: (_saved, signedIn) => setUpPage(signedIn),
  }),
);

export const confirmTimeCodeAction = formAction<FactorState>([codeSchema], async (data) =>
  runSignedIn<{ code: string }, change.FactorAdded, FactorState>(data, {
    who: whoMaySetUp,
    schema: codeSchema,
    mutate: (signedIn, { code }) => change.confirmTimeCode(signedIn, code),
    done: ({ codes }) => ({ codes, added: true }),
  }),
);

export const beginPasskeyAction = formAction<PasskeyBegun>([], async (data) =>
  runSignedIn<object, PublicKeyCredentialCreationOptionsJSON, PasskeyBegun>(data, {
    who: whoMaySetUp,
    schema: PRESSED,
    mutate: async ({ actor }) => {
      if (!isPasskeyOffered()) return fail("WRONG_STATE");
      const user = await db().user.findUniqueOrThrow({ where: { id: actor.id }, include: { passkeys: true } });
      const options = await registrationOptions(user, user.passkeys);
      await beginChallenge("PASSKEY_ADDED", { userId: actor.id, challenge: options.challenge });
      return ok(options);
    },
    done: (toMake) => ({ toMake }),
  }),
);

export const addPasskeyAction = formAction<FactorState>([newPasskeySchema, { long: "response" }], async (data) =>
  runSignedIn<z.output<typeof newPasskeySchema>, change.FactorAdded, FactorState>(data, {
    who: whoMaySetUp,
    schema: newPasskeySchema,
    mutate: async (signedIn, { name, response }) => {
      const asked = await takeChallenge("PASSKEY_ADDED");
      const isOurs = asked?.challenge && asked.userId === signedIn.actor.id;
      const key = isOurs ? await readRegistration(response, asked.challenge ?? "") : null;
      return key
        ? change.addPasskey(signedIn, key, name)
        : fail("INVALID", { fields: { response: ["passkeyRefused"] } });
    },
    done: ({ codes }) => ({ codes, added: true }),
  }),
);

export const renewRecoveryCodesAction = formAction<FactorState>([ownPasswordSchema], async (data) =>
  runCommand<{ password: string }, null, change.FactorAdded, FactorState>(data, {
    schema: ownPasswordSchema,
    mutate: (actor, _none, { password }) => change.renewRecoveryCodes(actor, password),
    done: ({ codes }) => ({ codes, added: true }),
  }),
);

/** Without an id the telephone's codes. */
export const removeFactorAction = formAction<FormState>([ownPasswordSchema], async (data) =>
  runCommand(data, {
    schema: ownPasswordSchema,
    about: (form) => (form.get("id") ? z.uuid().safeParse(form.get("id")).data : null),
    mutate: (actor, id, { password }: { password: string }) => change.removeFactor(actor, id ?? null, password),
    done: () => route("/kelola/akun", {}, { query: { tersimpan: "removed" } }),
  }),
);

/** Which roles must have a second factor. */
export const setAccountRulesAction = formAction<FormState>([accountRulesSchema], async (data) =>
  runCommand(data, {
    schema: accountRulesSchema,
    about: (form) =>
      z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number)
        .safeParse(form.get("version")).data,
    mutate: change.setAccountRules,
    shown: ["roles"],
    done: () => route("/kelola/pengguna/aturan", {}, { query: { tersimpan: "rules" } }),
  }),
);

/** The second step of a sign-in, by a code of the telephone or one of paper. */
export const secondStepAction = formAction<FormState>([codeSchema, "ke"], async (data) => {
  const submission = parseWithZod(data, { schema: codeSchema });
  const begun = await findChallenge("SECOND_STEP");
  if (!begun?.userId) return { problem: { code: "SIGNED_OUT" } };
  if (submission.status !== "success") return refused(submission);
  const spent = await change.spendCode(begun.userId, submission.value.code);
  if (!spent.ok) return refused(submission, spent.error);
  return (await complete(data, begun.userId, "SECOND_FACTOR")) ?? refused(submission, { code: "SIGN_IN_REFUSED" });
});

/** What a passkey must sign: as the second step of a sign-in, or alone. */
export const askPasskeyAction = formAction<PasskeyBegun>([], async () => {
  if (!isPasskeyOffered()) return { problem: { code: "WRONG_STATE" } };
  const network = networkOf(clientAddress(await headers()));
  if (!(await countTry("CHALLENGE", network)).open) return { problem: { code: "LOCKED_OUT" } };
  const begun = await findChallenge("SECOND_STEP");
  const known = begun?.userId ? await db().passkey.findMany({ where: { userId: begun.userId } }) : null;
  const toSign = await authenticationOptions(known);
  await beginChallenge("PASSKEY_SIGN_IN", { userId: begun?.userId ?? null, challenge: toSign.challenge });
  return { toSign };
});

export const passkeySignInAction = formAction<FormState>(
  [passkeyAnswerSchema, { long: "response" }, "ke"],
  async (data) => {
    const asked = await takeChallenge("PASSKEY_SIGN_IN");
    const submission = parseWithZod(data, { schema: passkeyAnswerSchema });
    if (submission.status !== "success") return refused(submission);
    const { response } = submission.value;
    const credentialId = asked?.challenge ? namedIn(response) : null;
    const key = credentialId && (await db().passkey.findUnique({ where: { credentialId } }));
    const isTheirs = key && asked?.challenge && (asked.userId === null || asked.userId === key.userId);
    const alone = asked?.userId === null;
    const counter = isTheirs
      ? await readAuthentication(response, { challenge: asked.challenge ?? "", key, alone })
      : null;
    if (!key || counter === null)
      return refused(submission, { code: "INVALID", fields: { response: ["passkeyRefused"] } });
    await db().passkey.update({ where: { id: key.id }, data: { counter, lastUsedAt: new Date() } });
    const way = alone ? "PASSKEY" : "SECOND_FACTOR";
    return (await complete(data, key.userId, way)) ?? refused(submission, { code: "SIGN_IN_REFUSED" });
  },
);

/** Opens the session of an account that is open still; null where it is not. */
async function complete(data: FormData, userId: string, way: SessionWay): Promise<null> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user || !isOpen(user, new Date())) return null;
  await takeChallenge("SECOND_STEP");
  await forgetAttempts(signInKeys(user.email, clientAddress(await headers())));
  await openSession(await enter(user, way));
  const wanted = safeReturnPath(String(data.get("ke") ?? ""));
  if (wanted) redirect(wanted as Route);
  goTo(data, homeOf(user.role));
}
