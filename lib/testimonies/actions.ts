"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/auth/session";
import { entryRefSchema, reasonSchema } from "@/lib/entries/schemas";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { refreshPublicPages } from "@/lib/publication/refresh";
import { createTestimony, publishTestimony, returnTestimony, saveTestimony, withdrawTestimony } from "./mutations";
import { testimonySchema } from "./schemas";

const SHOWN = ["text", "pseudonym"];

/** Saves a testimony with its consent: intent submit or draft. */
export async function saveTestimonyAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: testimonySchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const submit = data.get("intent") === "submit";
  const ref = entryRefSchema.safeParse(Object.fromEntries(data));
  const command = { fields: submission.value, submit };
  const slug = z.string().catch("").parse(data.get("programme"));
  const result = ref.success
    ? await saveTestimony(actor, ref.data, command)
    : await createTestimony(actor, slug, command);
  if (!result.ok && result.error.code === "NOT_FOUND" && !ref.success)
    return refused(submission, { code: "INVALID", fields: { programme: ["required"] } });
  if (!result.ok) return refused(submission, result.error, SHOWN);
  goTo(data, `/kelola/testimoni/${result.value.id}?tersimpan=${submit ? "submit" : "edit"}`);
}

/** Diskominfo's check: intent publish, or return with a reason. */
export async function decideTestimonyAction(_state: FormState, data: FormData): Promise<FormState> {
  const intent = z.enum(["publish", "return"]).catch("return").parse(data.get("intent"));
  const submission = parseWithZod(data, { schema: intent === "return" ? reasonSchema : reasonSchema.partial() });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.safeParse(Object.fromEntries(data));
  if (!ref.success) return refused(submission, { code: "NOT_FOUND" });
  const result =
    intent === "return"
      ? await returnTestimony(actor, ref.data, submission.value.reason ?? "")
      : await publishTestimony(actor, ref.data);
  if (!result.ok) return refused(submission, result.error);
  if (intent === "publish") refreshPublicPages(async () => [`/program/${result.value.slug}`]);
  goTo(data, `/kelola/testimoni/${ref.data.id}?tersimpan=${intent}`);
}

/** The person withdraws the consent: hidden everywhere at once, emptied for good. */
export async function withdrawTestimonyAction(_state: FormState, data: FormData): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return signedOut();
  const id = z.uuid().safeParse(data.get("id"));
  if (!id.success) return { problem: { code: "NOT_FOUND" } };
  const result = await withdrawTestimony(actor, id.data);
  if (!result.ok) return { problem: { code: result.error.code } };
  refreshPublicPages(async () => [`/program/${result.value.slug}`]);
  goTo(data, `/kelola/testimoni/${id.data}?tersimpan=withdraw`);
}
