"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { publicPathsOf } from "@/lib/city/entries/published";
import {
  callBackValue,
  discardValue,
  publishValue,
  returnValue,
  reviseValue,
  verifyValue,
} from "@/lib/city/indicators/mutations";
import {
  callBackProgress,
  discardProgress,
  publishProgress,
  returnProgress,
  reviseProgress,
  verifyProgress,
} from "@/lib/city/programmes/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { findActor } from "@/lib/platform/auth/session";
import type { Result } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema, reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import type { EntryRef, SavedEntry } from "./mutations";

type Step = (actor: Actor, ref: EntryRef, confirmed?: string) => Promise<Result<SavedEntry>>;
type StepWithReason = (actor: Actor, ref: EntryRef, reason: string) => Promise<Result<SavedEntry>>;

const KINDS = {
  progress: {
    address: "/kelola/laporan",
    return: returnProgress,
    verify: verifyProgress,
    publish: publishProgress,
    revise: reviseProgress,
    callBack: callBackProgress,
    discard: discardProgress,
    list: "/kelola/program",
  },
  value: {
    address: "/kelola/nilai",
    return: returnValue,
    verify: verifyValue,
    publish: publishValue,
    revise: reviseValue,
    callBack: callBackValue,
    discard: discardValue,
    list: "/kelola/indikator",
  },
} as const satisfies Record<
  string,
  {
    address: string;
    return: StepWithReason;
    verify: Step;
    publish: Step;
    revise: unknown;
    callBack: Step;
    discard: Step;
    list: string;
  }
>;

/** `confirmed` names a figure that was asked back before it is verified. */
const decisionSchema = z.object({ reason: z.string().optional(), confirmed: z.string().max(40).optional() });

const whatSchema = entryRefSchema.extend({ kind: z.enum(["progress", "value"]) });

/** Diskominfo's check of one entry: intent verify, publish or return (with a reason). */
export const decideEntryAction = formAction<FormState>([whatSchema, reasonSchema, "confirmed"], async (data) => {
  const intent = z.enum(["verify", "publish", "return"]).parse(data.get("intent"));
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, {
    schema: intent === "return" ? reasonSchema : decisionSchema,
  });
  if (submission.status !== "success") return refused(submission);
  const { kind, ...ref } = whatSchema.parse(Object.fromEntries(data));
  const steps = KINDS[kind];
  const result =
    intent === "return"
      ? await steps.return(actor, ref, submission.value.reason ?? "")
      : await steps[intent](actor, ref, "confirmed" in submission.value ? submission.value.confirmed : undefined);
  if (!result.ok) return refused(submission, result.error);
  if (intent === "publish") refreshPublicPages(() => publicPathsOf(kind, ref.id));
  goTo(data, `${steps.address}/${ref.id}?tersimpan=${intent}`);
});

/** Opens a correction of a published entry, with the reason that its readers will see. */
export const reviseEntryAction = formAction<FormState>([whatSchema, reasonSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: reasonSchema });
  if (submission.status !== "success") return refused(submission);
  const { kind, id } = whatSchema.parse(Object.fromEntries(data));
  const result = await KINDS[kind].revise(actor, id, submission.value.reason);
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `${KINDS[kind].address}/${result.value.id}`);
});

/** Intent callBack, before anybody verified or returned it, or discard of what was never handed in. */
export const takeBackEntryAction = formAction<FormState>([whatSchema], async (data) => {
  const intent = z.enum(["callBack", "discard"]).parse(data.get("intent"));
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: z.object({}) });
  if (submission.status !== "success") return refused(submission);
  const { kind, ...ref } = whatSchema.parse(Object.fromEntries(data));
  const steps = KINDS[kind];
  const result = await steps[intent](actor, ref);
  if (!result.ok) return refused(submission, result.error);
  goTo(
    data,
    intent === "discard" ? `${steps.list}?tersimpan=discard` : `${steps.address}/${ref.id}?tersimpan=callBack`,
  );
});
