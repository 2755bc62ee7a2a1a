"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { createAssessor, endAssessor } from "./mutations";
import { assessorAccount, createAssessorSchema } from "./schemas";

/** The answer that holds the password: it is in this one reply and nowhere else. */
export type AssessorState = FormState & { made?: { email: string; password: string } };

/** ADMIN makes a guest account for one round. */
export const createAssessorAction = formAction<AssessorState>([createAssessorSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: createAssessorSchema });
  if (submission.status !== "success") return refused(submission);
  const result = await createAssessor(actor, assessorAccount(submission.value));
  if (!result.ok) {
    const taken = result.error.code === "ALREADY_OPEN";
    return refused(submission, taken ? { code: "INVALID", fields: { email: ["emailTaken"] } } : result.error);
  }
  revalidatePath("/[locale]/kelola/asesor", "page");
  return { made: { email: submission.value.email, password: result.value.password } };
});

/** ADMIN ends a guest account before its last day. */
export const endAssessorAction = formAction<FormState>([], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const id = z.uuid().safeParse(data.get("id"));
  if (!id.success) return { problem: { code: "NOT_FOUND" } };
  const result = await endAssessor(actor, id.data);
  if (!result.ok) return { problem: { code: result.error.code } };
  goTo(data, "/kelola/asesor?tersimpan=ended");
});
