"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { goIn } from "@/lib/platform/auth/arrival";
import { findChallenge } from "@/lib/platform/auth/challenges";
import { whoMaySetUp } from "@/lib/platform/auth/setting-up";
import { signInSecond } from "@/lib/platform/auth/sign-in";
import { clientAddress } from "@/lib/platform/config/client-address";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf } from "@/lib/platform/forms/command";
import { readOutside } from "@/lib/platform/forms/outside";
import { refused } from "@/lib/platform/forms/reply";
import { runSignedIn } from "@/lib/platform/forms/signed-in";
import type { FormState } from "@/lib/platform/forms/state";
import type { FactorState } from "@/lib/platform/second-factor/actions";
import type { FactorAdded } from "@/lib/platform/second-factor/mutations";
import { ownPasswordSchema } from "@/lib/platform/second-factor/schemas";
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from "./ceremonies";
import { askPasskey, beginPasskey, keepPasskey, spendPasskey } from "./mutations";
import { newPasskeySchema, passkeyAnswerSchema } from "./schemas";

/** What the browser goes on with, on its own. */
export type PasskeyBegun = FormState & {
  toMake?: PublicKeyCredentialCreationOptionsJSON;
  toSign?: PublicKeyCredentialRequestOptionsJSON;
};

/** A press that begins something says so: an empty form begins nothing. */
const beginSchema = ownPasswordSchema.extend({ intent: z.literal("begin") });

export const beginPasskeyAction = formAction<PasskeyBegun>([ownPasswordSchema], async (data) =>
  runSignedIn<z.output<typeof beginSchema>, PublicKeyCredentialCreationOptionsJSON, PasskeyBegun>(data, {
    who: whoMaySetUp,
    schema: beginSchema,
    mutate: (signedIn, { password }) => beginPasskey(signedIn, password),
    done: (toMake) => ({ toMake }),
  }),
);

export const addPasskeyAction = formAction<FactorState>([newPasskeySchema, { long: "response" }], async (data) =>
  runSignedIn<z.output<typeof newPasskeySchema>, FactorAdded, FactorState>(data, {
    who: whoMaySetUp,
    schema: newPasskeySchema,
    mutate: keepPasskey,
    done: ({ codes }) => ({ codes, added: true }),
  }),
);

/**
 * For whoever is not signed in yet: what their passkey must sign. Only intent `second` goes on from the password that was
 * right in this browser: on the first page that may have been somebody else's.
 */
export const askPasskeyAction = formAction<PasskeyBegun>([], async (data) => {
  // It reads nothing that could be cut short.
  const isSecond = intentOf(data, ["second"]) !== undefined;
  const begun = isSecond ? await findChallenge("SECOND_STEP") : null;
  if (isSecond && !begun?.userId) return { problem: { code: "SIGNED_OUT" } };
  const asked = await askPasskey(clientAddress(await headers()), begun?.userId ?? null);
  return asked.ok ? { toSign: asked.value } : { problem: { code: asked.error.code } };
});

export const passkeySignInAction = formAction<FormState>(
  [passkeyAnswerSchema, { long: "response" }, "ke"],
  async (data) => {
    const { submission, value, refusal } = readOutside(data, passkeyAnswerSchema);
    if (refusal) return refusal;
    const spent = await spendPasskey(value.response);
    if (!spent.ok) return refused(submission, spent.error);
    const { userId, way } = spent.value;
    const entered = await signInSecond(userId, way, clientAddress(await headers()));
    return entered ? goIn(data, entered) : refused(submission, { code: "SIGN_IN_REFUSED" });
  },
);
