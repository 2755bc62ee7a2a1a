"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { findActor } from "@/lib/auth/session";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { leaveNote } from "./mutations";
import { leaveNoteSchema, noteItemSchema } from "./schemas";

/** A guest assessor's note. */
export async function leaveNoteAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: leaveNoteSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const { itemCode } = noteItemSchema.parse({ itemCode: data.get("itemCode") || undefined });
  const result = await leaveNote(actor, { ...submission.value, itemCode });
  if (!result.ok) return refused(submission, result.error);
  goTo(data, `/asesor${itemCode ? `/${encodeURIComponent(itemCode)}` : ""}?tersimpan=note`);
}
