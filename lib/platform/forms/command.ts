import "server-only";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { findActor } from "@/lib/platform/auth/session";
import type { Result } from "@/lib/platform/errors/app-error";
import { goTo } from "./destination";
import { refused, signedOut } from "./reply";
import type { FormState } from "./state";

type Command<Schema extends z.ZodType, Subject, Saved> = {
  schema: Schema;
  /** What the form is about; undefined, where its hidden fields name nothing, is answered NOT_FOUND. */
  about: (data: FormData) => Subject | undefined;
  /** Asks permission of the row that it loads itself. */
  mutate: (actor: Actor, subject: Subject, command: z.output<Schema>) => Promise<Result<Saved>>;
  /** Fields of the row that may be shown beside what was typed, where somebody else was first. */
  shown?: readonly string[];
  /** What is wrong beside the fields that the schema reads, said together with what is wrong in them. */
  also?: (actor: Actor, subject: Subject) => Promise<Record<string, string[]>>;
  /** What follows (public pages anew, a letter), and the page to go on to. */
  done: (saved: Saved) => string | Promise<string>;
};

/** The way of every form: caller identified, input parsed, row named, mutation called; what was typed is kept. */
export async function runCommand<Schema extends z.ZodType, Subject, Saved>(
  data: FormData,
  { schema, about, mutate, shown, also, done }: Command<Schema, Subject, Saved>,
): Promise<FormState> {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema });
  const subject = about(data);
  if (submission.status !== "success")
    return refused(submission, undefined, [], subject === undefined || !also ? {} : await also(actor, subject));
  if (subject === undefined) return refused(submission, { code: "NOT_FOUND" });
  const result = await mutate(actor, subject, submission.value);
  if (!result.ok) return refused(submission, result.error, shown);
  goTo(data, await done(result.value));
}
