import type { Submission } from "@conform-to/react";
import type { AppError } from "@/lib/errors/app-error";
import type { FormProblem, FormState } from "./state";

/** A refused submission as a form shows it: what was typed is kept, field errors at their fields. */
export function refused(submission: Submission<unknown, string[], unknown>, error?: AppError): FormState {
  if (!error) return { reply: submission.reply() };
  const { code, fields } = error;
  const reply = submission.reply(fields ? { fieldErrors: fields } : {});
  return code === "INVALID" ? { reply } : { reply, problem: { code, ...about(error.current) } };
}

/** The form was sent without a session: nothing is lost, the person signs in elsewhere and sends it again. */
export function signedOut(submission?: Submission<unknown, string[], unknown>): FormState {
  return { ...(submission ? { reply: submission.reply() } : {}), problem: { code: "SIGNED_OUT" } };
}

function about(current: unknown): Omit<FormProblem, "code"> {
  if (current === null || typeof current !== "object") return {};
  const { id, version } = current as { id?: unknown; version?: unknown };
  return {
    current: Object.fromEntries(
      Object.entries(current)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => [key, String(value)]),
    ),
    ...(typeof version === "number" ? { version } : {}),
    ...(typeof id === "string" ? { entryId: id } : {}),
  };
}
