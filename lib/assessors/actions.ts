"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/auth/session";
import { formAction } from "@/lib/forms/action";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
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
