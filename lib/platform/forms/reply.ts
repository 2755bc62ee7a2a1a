import { Decimal } from "decimal.js";
import { noteRefusal } from "@/lib/platform/auth/refusals";
import type { AppError } from "@/lib/platform/errors/app-error";
import { asTyped } from "@/lib/platform/format/parse-number";
import { typedIn } from "./rows";
import type { FormProblem, FormState, Submission } from "./state";

/**
 * A refused submission as a form shows it: what was typed is kept, field errors at their fields. `fields` are the ones
 * that may be shown of what is saved now; nothing else of the row reaches the browser.
 */
export function refused(
  submission: Submission,
  error?: AppError,
  fields: readonly string[] = [],
  /** What is wrong beside the fields that a schema reads: all of it is said at once. */
  also: Record<string, string[]> = {},
): FormState {
  if (!error) {
    const reply = submission.reply();
    return { reply: { ...reply, error: { ...also, ...reply.error } } };
  }
  const reply = submission.reply(error.fields ? { fieldErrors: error.fields } : {});
  if (error.code === "INVALID") return { reply };
  return { reply, problem: problemOf(error, fields, localeOf(submission)) };
}

/** What stands in the way, with what is saved now of the fields that may be shown. */
export function problemOf(error: AppError, fields: readonly string[], locale: "id" | "en" = "id"): FormProblem {
  if (error.code === "FORBIDDEN") noteRefusal();
  return { code: error.code, ...about(error.current, fields, locale) };
}

/** The form was sent without a session: nothing is lost, the person signs in elsewhere and sends it again. */
export function signedOut(data: FormData): FormState {
  return { reply: { initialValue: typedIn(data) }, problem: { code: "SIGNED_OUT" } };
}

const localeOf = (submission: Submission) => (submission.payload.locale === "en" ? "en" : "id");

function about(current: unknown, fields: readonly string[], locale: "id" | "en"): Omit<FormProblem, "code"> {
  if (current === null || typeof current !== "object") return {};
  const { id, version, ...rest } = current as { id?: unknown; version?: unknown } & Record<string, unknown>;
  return {
    current: Object.fromEntries(fields.map((field) => [field, asFormText(rest[field], locale)])),
    ...(typeof version === "number" ? { version } : {}),
    ...(typeof id === "string" ? { entryId: id } : {}),
  };
}

/** As the form itself would show it, so that equal figures look equal. */
function asFormText(value: unknown, locale: "id" | "en"): string {
  if (value === null || value === undefined) return "";
  return Decimal.isDecimal(value) ? asTyped(new Decimal(value).toFixed(), locale) : String(value);
}
