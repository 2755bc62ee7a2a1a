"use server";
import { headers } from "next/headers";
import { after } from "next/server";
import { clientAddress } from "@/lib/platform/config/client-address";
import { formAction } from "@/lib/platform/forms/action";
import { formLocale, goTo } from "@/lib/platform/forms/destination";
import { readOutside } from "@/lib/platform/forms/outside";
import { refused } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { reportFailure } from "@/lib/platform/observability/failure";
import { route } from "@/lib/platform/pages/routes";
import { newPasswordFields, newPasswordSchema } from "@/lib/platform/passwords/schemas";
import { askReset, redeemLetter } from "./mutations";
import { askResetSchema, letterTokenSchema } from "./schemas";

/** Asks for a link to choose a new password. The answer tells nobody whether there is such an account. */
export const askResetAction = formAction<FormState>([askResetSchema], async (data) => {
  const { submission, value, refusal } = readOutside(data, askResetSchema);
  if (refusal) return refusal;
  const address = clientAddress(await headers());
  const command = { ...value, address, locale: formLocale(data) };
  const result = await askReset(command, (work) =>
    after(() => work().catch((error) => reportFailure("A letter about an account", error))),
  );
  if (!result.ok) return refused(submission, result.error);
  goTo(data, route("/masuk/lupa", {}, { query: { terkirim: 1 } }));
});

/** The password chosen behind a link of a letter. */
export const redeemLetterAction = formAction<FormState>([newPasswordFields, "token"], async (data) => {
  const { submission, value, refusal } = readOutside(data, newPasswordSchema);
  const token = letterTokenSchema.safeParse(data.get("token"));
  if (!token.success) return refused(submission, { code: "NOT_FOUND" });
  if (refusal) return refusal;
  const result = await redeemLetter(token.data, value.newPassword);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, route("/masuk", {}, { query: { baru: 1 } }));
});
