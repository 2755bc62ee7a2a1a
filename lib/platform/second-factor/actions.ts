"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { goIn } from "@/lib/platform/auth/arrival";
import { findChallenge } from "@/lib/platform/auth/challenges";
import { whoMaySetUp } from "@/lib/platform/auth/setting-up";
import { signInSecond } from "@/lib/platform/auth/sign-in";
import { clientAddress } from "@/lib/platform/config/client-address";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { readOutside } from "@/lib/platform/forms/outside";
import { refused } from "@/lib/platform/forms/reply";
import { runSignedIn } from "@/lib/platform/forms/signed-in";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import * as change from "./mutations";
import { accountRulesSchema, codeSchema, ownPasswordSchema, type SetupCode, setupCodeSchema } from "./schemas";

/** The answer that holds recovery codes: they are in this one reply and nowhere else. */
export type FactorState = FormState & { codes?: string[]; added?: true };

/** A press that begins something has nothing to fill in. */
const PRESSED = z.object({ intent: z.literal("begin") });

export const beginTimeCodeAction = formAction<FormState>([], async (data) =>
  runSignedIn(data, {
    who: whoMaySetUp,
    schema: PRESSED,
    mutate: ({ actor }) => change.beginTimeCode(actor),
    done: (_saved, { gate }) => (gate ? route("/masuk/pasang") : route("/kelola/akun/langkah-kedua")),
  }),
);

export const confirmTimeCodeAction = formAction<FactorState>([setupCodeSchema], async (data) =>
  runSignedIn<SetupCode, change.FactorAdded, FactorState>(data, {
    who: whoMaySetUp,
    schema: setupCodeSchema,
    mutate: (signedIn, command) => change.confirmTimeCode(signedIn, command),
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
  const begun = await findChallenge("SECOND_STEP");
  if (!begun?.userId) return { problem: { code: "SIGNED_OUT" } };
  const { submission, value, refusal } = readOutside(data, codeSchema);
  if (refusal) return refusal;
  const spent = await change.spendCode(begun.userId, value.code);
  if (!spent.ok) return refused(submission, spent.error);
  const entered = await signInSecond(begun.userId, "SECOND_FACTOR", clientAddress(await headers()));
  return entered ? goIn(data, entered) : refused(submission, { code: "SIGN_IN_REFUSED" });
});
