import "server-only";
import { unstable_rethrow } from "next/navigation";
import { ZodError } from "zod";
import { PersonalDataFound, type Statement, withStatement } from "@/lib/platform/audit/statement";
import { noteIfAway } from "@/lib/platform/db/away";
import { outageCode } from "@/lib/platform/observability/request";
import { type FormField, knownFields, readForm } from "./fields";
import { withLongFields } from "./long-fields";
import { typedIn } from "./rows";
import { sentOnce } from "./sent-once";
import type { FormState } from "./state";

/**
 * Every form of the product: `run` sees the form's own fields and nothing else. What a form does not have is refused
 * before a form library builds objects from its name; a hidden field that names nothing is an answer and no failure; a
 * database that is away is told as that. What was typed always comes back.
 */
export function formAction<State extends FormState>(
  fields: readonly FormField[],
  run: (data: FormData) => Promise<State>,
): (state: State, data: FormData) => Promise<State> {
  const known = knownFields(fields);
  return async (_state, sent) => {
    // Whoever calls an action without a form gets an answer too.
    if (!(sent instanceof FormData)) return { problem: { code: "NOT_FOUND" } } as State;
    const read = readForm(sent, known);
    const kept = () => ({ initialValue: withoutPassword(typedIn(read.data)) });
    if (!read.ok && read.foreign) return { reply: kept(), problem: { code: "OUTDATED" } } as State;
    const long = read.ok ? [] : read.long;
    try {
      const once = () => sentOnce(read.ok ? read.data : read.cut, run);
      const state = await withStatement(statementOf(read.data), () => withLongFields(long, once));
      return forgetful(long.length > 0 ? wholeAgain(state, long, read.data) : state);
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof PersonalDataFound) return askedBack(error, kept(), read.data) as State;
      if (noteIfAway(error)) return { reply: kept(), problem: { code: outageCode() } } as State;
      // Schemas of hidden fields throw: a form of ours has them right.
      if (error instanceof ZodError) return { reply: kept(), problem: { code: "NOT_FOUND" } } as State;
      throw error;
    }
  };
}

/** The same for a button without an answer of its own: what is not its form does nothing. */
export function pressAction(
  fields: readonly FormField[],
  run: (data: FormData) => Promise<void>,
): (data: FormData) => Promise<void> {
  const known = knownFields(fields);
  return async (sent) => {
    if (!(sent instanceof FormData)) return;
    const read = readForm(sent, known);
    if (!read.ok) return;
    try {
      await run(read.data);
    } catch (error) {
      unstable_rethrow(error);
      if (!(error instanceof ZodError)) throw error;
    }
  };
}

/** Fields that were read in part come back as they were typed. */
function wholeAgain<State extends FormState>(state: State, long: readonly string[], data: FormData): State {
  const typed = Object.fromEntries(long.map((name) => [name, String(data.get(name) ?? "")]));
  return { ...state, reply: { ...state.reply, initialValue: { ...state.reply?.initialValue, ...typed } } };
}

const textOf = (data: FormData, name: string) => String(data.get(name) ?? "").trim();

/** Only what is ticked counts as said, and only of what the tick names. */
const statementOf = (data: FormData): Statement => ({
  digests: textOf(data, "personalDataSeen").split(","),
  reason: textOf(data, "personalDataReason"),
});

/** Beside the fields and above them; quoted, so that a number stays as it was typed. */
function askedBack({ found, digests, stated }: PersonalDataFound, kept: object, data: FormData): FormState {
  const error: Record<string, string[]> = {};
  for (const { field, kind, text } of found) {
    const name = FIELD_OF[field] ?? field;
    error[name] = [...(error[name] ?? []), `personalDataFound-${kind}:“${text.replaceAll(":", " ")}”`];
  }
  return {
    reply: { ...kept, error },
    problem: {
      code: "PERSONAL_DATA",
      personalData: { found, digest: digests.join(","), stated, reason: textOf(data, "personalDataReason") },
    },
  };
}

/** Where the form calls the text by another name than the row does. */
const FIELD_OF: Record<string, string> = { reportText: "text" };

const withoutPassword = <Value>(typed: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !/password/i.test(name)));

/** A password is never sent back. */
function forgetful<State extends FormState>(state: State): State {
  const { reply } = state;
  return reply?.initialValue
    ? { ...state, reply: { ...reply, initialValue: withoutPassword(reply.initialValue) } }
    : state;
}
