"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { findActor } from "@/lib/auth/session";
import { entryRefSchema } from "@/lib/entries/schemas";
import type { Result } from "@/lib/errors/app-error";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { type Ref, saveBody, saveMember, setRhythm } from "./mutations";
import { bodySchema, memberSchema, rhythmSchema } from "./schemas";

async function save<Schema extends z.ZodObject>(
  data: FormData,
  schema: Schema,
  to: string,
  mutate: (actor: Actor, ref: Ref | null, fields: z.output<Schema>) => Promise<Result<unknown>>,
): Promise<FormState> {
  const submission = parseWithZod(data, { schema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const ref = entryRefSchema.safeParse(Object.fromEntries(data));
  const result = await mutate(actor, ref.data ?? null, submission.value);
  if (!result.ok) return refused(submission, result.error, Object.keys(schema.shape));
  goTo(data, `${to}?tersimpan=saveCouncil`);
}

export async function saveBodyAction(_state: FormState, data: FormData): Promise<FormState> {
  return save(data, bodySchema, "/dewan/anggota", saveBody);
}

export async function saveMemberAction(_state: FormState, data: FormData): Promise<FormState> {
  return save(data, memberSchema, "/dewan/anggota", saveMember);
}

export async function setRhythmAction(_state: FormState, data: FormData): Promise<FormState> {
  return save(data, rhythmSchema, "/dewan/rapat", (actor, _ref, fields) => setRhythm(actor, fields));
}
