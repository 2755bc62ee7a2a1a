"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { leaveNote } from "./mutations";
import { leaveNoteSchema, noteItemSchema } from "./schemas";

/** A guest assessor's note. */
export const leaveNoteAction = formAction<FormState>([leaveNoteSchema, noteItemSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: leaveNoteSchema });
  if (submission.status !== "success") return refused(submission);
  const { itemCode } = noteItemSchema.parse({ itemCode: data.get("itemCode") || undefined });
  const result = await leaveNote(actor, { ...submission.value, itemCode });
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/asesor${itemCode ? `/${encodeURIComponent(itemCode)}` : ""}?tersimpan=note`);
});
