"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { clientAddress } from "@/lib/platform/config/client-address";
import { env } from "@/lib/platform/config/env";
import { formAction, pressAction } from "@/lib/platform/forms/action";
import { formLocale, goTo } from "@/lib/platform/forms/destination";
import { readOutside } from "@/lib/platform/forms/outside";
import { refused } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { enqueue } from "@/lib/platform/jobs/queue";
import { reportFailure } from "@/lib/platform/observability/failure";
import { route } from "@/lib/platform/pages/routes";
import { type Asked, askAgain, askAnew } from "@/lib/voices/public-questions/asked";
import { checkFormToken } from "@/lib/voices/public-questions/form-token";
import { isTaskDone, taskField } from "@/lib/voices/public-questions/robot-task";
import { confirmSubscription, leaveSubscriptions, SUBSCRIPTION_JOB, subscribe } from "./mutations";
import { type Outcome, subscriptionSchema } from "./schemas";

export type SubscribeState = FormState & { asked?: Asked };

const outcome = (hasil: Outcome) => route("/langganan/[hasil]", { hasil });

/** Somebody leaves an address: no account, no cookie, and the same answer whether or not we knew it. */
export const subscribeAction = formAction<SubscribeState>(
  [subscriptionSchema, taskField, "token", "sum", "website"],
  async (data) => {
    const { submission, value, refusal } = readOutside(data, subscriptionSchema);
    const token = String(data.get("token") ?? "");
    const secret = env().NEXTAUTH_SECRET;
    const again = async (state: FormState): Promise<SubscribeState> => ({
      ...state,
      asked: await askAgain(secret, token),
    });
    // Left empty by people, who do not see it.
    if (String(data.get("website") ?? "") !== "") return again(refused(submission, { code: "NOT_FOUND" }));
    if (refusal) return again(refusal);
    const isDone = await isTaskDone(secret, token, String(data.get("task") ?? ""));
    const answer = String(data.get("sum") ?? "");
    const checked = checkFormToken(secret, { token, answer, isTaskDone: isDone }, new Date());
    if (!checked.ok)
      return again(refused(submission, { code: "INVALID", fields: { sum: [`token-${checked.fault}`] } }));
    const { email, topik } = value;
    const result = await subscribe({
      ...{ email, topic: topik, locale: formLocale(data), nonce: checked.nonce, isTaskDone: isDone },
      address: clientAddress(await headers()),
    });
    if (result.ok || result.error.code === "ALREADY_OPEN") {
      await enqueue(SUBSCRIPTION_JOB, "asked").catch((error) => reportFailure("A letter waits for the sweep", error));
      return goTo(data, outcome("terkirim"));
    }
    const { code, fields } = result.error;
    if (code === "LOCKED_OUT") return again(refused(submission, { code: "INVALID", ...(fields ? { fields } : {}) }));
    if (code === "WRONG_STATE") {
      const used = refused(submission, { code: "INVALID", fields: { sum: ["token-usedAddress"] } });
      return { ...used, asked: await askAnew(secret) };
    }
    return again(refused(submission, result.error));
  },
);

const linkSchema = z.object({ t: z.string().max(200) });

/** A press, and not the visit of the link: mail systems follow links to look at them. */
export const confirmAction = pressAction([linkSchema, "locale"], async (data) => {
  const isThere = await confirmSubscription(String(data.get("t") ?? ""));
  goTo(data, outcome(isThere ? "aktif" : "tidak-berlaku"));
});

export const leaveAction = pressAction([linkSchema, "locale"], async (data) => {
  const isOurs = await leaveSubscriptions(String(data.get("t") ?? ""));
  goTo(data, outcome(isOurs ? "berhenti" : "tidak-berlaku"));
});
