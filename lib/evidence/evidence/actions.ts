"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { refresh } from "next/cache";
import { z } from "zod";
import { publicPathsOf } from "@/lib/city/entries/published";
import { findActor } from "@/lib/platform/auth/session";
import type { Result } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { addLink, checkEvidence, classifyEvidence, type SavedEvidence, takeBackEvidence } from "./mutations";
import { classSchema, linkSchema, ownerSchema } from "./schemas";

/** What a form of the panel answers: the panel itself is drawn anew on the page that it stands on. */
export type EvidenceFormState = FormState & { saved?: "add" | "check" | "classify" | "takeBack" };

export const addLinkAction = formAction<EvidenceFormState>([linkSchema, ownerSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: linkSchema });
  if (submission.status !== "success") return refused(submission);
  const { ownerKind: kind, ownerId: id } = ownerSchema.parse(Object.fromEntries(data));
  const result = await addLink(actor, { kind, id }, submission.value);
  if (!result.ok) return refused(submission, result.error);
  refresh();
  return { saved: "add" };
});

const INTENTS = ["check", "classify", "takeBack"] as const;

/** One step of a piece of evidence: intent check, takeBack, or classify (with a class). */
export const changeEvidenceAction = formAction<EvidenceFormState>([classSchema], async (data) => {
  const intent = z.enum(INTENTS).parse(data.get("intent"));
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: intent === "classify" ? classSchema : classSchema.partial() });
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.parse(Object.fromEntries(data));
  const { informationClass } = submission.value;
  const result: Result<SavedEvidence> =
    intent === "check"
      ? await checkEvidence(actor, ref)
      : intent === "takeBack"
        ? await takeBackEvidence(actor, ref)
        : await classifyEvidence(actor, ref, informationClass ?? "EXEMPT");
  if (!result.ok) return refused(submission, result.error);
  const { owner, shows } = result.value;
  if (shows) refreshPublicPages(() => pathsOf(owner));
  refresh();
  return { saved: intent };
});

async function pathsOf({ kind, id }: SavedEvidence["owner"]): Promise<string[]> {
  if (kind === "report") return publicPathsOf("progress", id);
  return kind === "value" ? publicPathsOf("value", id) : [];
}
