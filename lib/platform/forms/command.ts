import "server-only";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { findActor } from "@/lib/platform/auth/session";
import { type AppError, ok, type Result } from "@/lib/platform/errors/app-error";
import { goTo } from "./destination";
import { longFields, saidLong } from "./long-fields";
import { problemOf, refused, signedOut } from "./reply";
import { readRows, refusedRows, rowsChanged } from "./rows";
import type { FormState } from "./state";

type FieldErrors = Record<string, string[]>;

/** What a form asks, as its schema reads it. `refuse` says what is wrong and keeps what was typed. */
type Reading<Value> = {
  /** Undefined where something is wrong in the fields themselves; `refuse()` then names it. */
  value: Value | undefined;
  refuse: (error?: AppError, shown?: readonly string[], also?: FieldErrors) => FormState;
};
/** `answer`: the form asks for another shape of itself, such as one row more; nothing is done. */
export type Reader<Value, State = FormState> = (data: FormData) => Reading<Value> | { answer: State };

type Command<Value, Subject, Saved, State> = {
  /** What the form asks; without it and `read`, nothing beside its hidden fields. */
  schema?: z.ZodType<Value>;
  /** The same for a form that no single schema knows. */
  read?: (data: FormData) => ReturnType<Reader<Value, State>> | Promise<ReturnType<Reader<Value, State>>>;
  /** What the form is about; undefined, where its hidden fields name nothing, is answered with `lost`. */
  about?: (data: FormData) => Subject | undefined;
  /** NOT_FOUND, unless the form can say better what it misses. */
  lost?: AppError;
  /** Asked before the input is read, where reading it costs something. */
  may?: (actor: Actor, subject: Subject) => Promise<AppError | null>;
  /** Asks permission of the row that it loads itself. */
  mutate: (actor: Actor, subject: Subject, command: Value) => Promise<Result<Saved>>;
  /** Fields of the row that may be shown beside what was typed, where somebody else was first. */
  shown?: readonly string[] | ((current: unknown) => readonly string[]);
  /** What is wrong beside the fields that the schema reads, said together with what is wrong in them. */
  also?: (actor: Actor, subject: Subject) => Promise<FieldErrors>;
  /** The same refusal in this form's own words. */
  reworded?: (error: AppError) => AppError;
  /** What follows (public pages anew, a letter), and the page to go on to, or the state of a form that stays. */
  done: (saved: Saved, command: Value, subject: Subject) => string | State | Promise<string | State>;
};

/** The way of every form: caller identified, row named, input read, mutation called; what was typed is kept. */
export async function runCommand<Value, Subject, Saved, State extends FormState = FormState>(
  data: FormData,
  command: Command<Value, Subject, Saved, State>,
): Promise<State> {
  const { about = () => null as Subject, lost = { code: "NOT_FOUND" }, may, mutate, also, reworded, done } = command;
  const actor = await findActor();
  if (!actor) return signedOut(data) as State;
  const subject = about(data);
  const refusal = subject !== undefined && (await may?.(actor, subject));
  if (refusal) return rowsReading(data, undefined, {}).refuse(refusal) as State;
  const long = longFields();
  const reading = command.read ? await command.read(data) : fields(command.schema ?? NOTHING)(data);
  if ("answer" in reading) return saidLong(reading.answer, long);
  const { value, refuse } = reading;
  if (value === undefined || long.length > 0) {
    const beside = (subject === undefined ? lost.fields : await also?.(actor, subject)) ?? {};
    return saidLong(refuse(undefined, [], beside) as State, long);
  }
  if (subject === undefined) return refuse(lost) as State;
  const result = await mutate(actor, subject, value);
  if (!result.ok) {
    const error = reworded?.(result.error) ?? result.error;
    const { shown = [] } = command;
    return refuse(error, typeof shown === "function" ? shown(error.current) : shown) as State;
  }
  const next = await done(result.value, value, subject);
  if (typeof next !== "string") return next;
  goTo(data, next);
}

// biome-ignore lint/suspicious/noExplicitAny: without a schema no command reads its value.
const NOTHING: z.ZodType<any> = z.object({});

function fields<Value>(schema: z.ZodType<Value>): (data: FormData) => Reading<Value> {
  return (data) => {
    const submission = parseWithZod(data, { schema });
    const value = submission.status === "success" ? submission.value : undefined;
    return { value, refuse: (error, shown, also) => refused(submission, error, shown, also) };
  };
}

/** A form of as many rows as somebody needs (rows.ts). */
export function rows<Schema extends z.ZodObject>(schema: Schema): Reader<z.output<Schema>[]> {
  return (data) => {
    const answer = rowsChanged(data, Object.keys(schema.shape));
    if (answer) return { answer };
    const { rows: read, errors } = readRows(data, schema);
    return rowsReading(data, Object.keys(errors).length > 0 ? undefined : read, errors);
  };
}

/** What was read of fields that no single schema knows: `errors` at their fields, or the value. */
export function rowsReading<Value>(data: FormData, value: Value | undefined, errors: FieldErrors): Reading<Value> {
  return {
    value,
    refuse: (error, shown = [], also = {}) => {
      if (!error) return refusedRows(data, { ...also, ...errors });
      if (error.code === "INVALID") return refusedRows(data, error.fields ?? {});
      return refusedRows(data, {}, problemOf(error, shown));
    },
  };
}

/** The button that was pressed; undefined where the form has no such one. */
export function intentOf<Intent extends string>(data: FormData, intents: readonly Intent[]): Intent | undefined {
  return intents.find((intent) => intent === data.get("intent"));
}

/** A hidden field names nothing that this form is about. */
export const namesNothing = (data: FormData) => rowsReading(data, undefined, {}).refuse({ code: "NOT_FOUND" });

/** The hidden fields that say what a form is about, as their schema reads them; undefined where they do not fit. */
export const hidden =
  <Named>(schema: z.ZodType<Named>) =>
  (data: FormData): Named | undefined =>
    schema.safeParse(Object.fromEntries([...data].filter(([, value]) => value !== ""))).data;

/** What a mutation saved was about: for the page to go on to, where the mutation itself says nothing of it. */
export async function of<Subject>(subject: Subject, saving: Promise<Result<unknown>>): Promise<Result<Subject>> {
  const result = await saving;
  return result.ok ? ok(subject) : result;
}
