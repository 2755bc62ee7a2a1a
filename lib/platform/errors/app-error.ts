/** Every failure that a person can cause or meet; the interface has a sentence for each (messages: Errors.<code>). */
export type ErrorCode =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "INVALID"
  | "STALE"
  | "ALREADY_OPEN"
  | "WRONG_STATE"
  | "OWN_WORK"
  | "CONFIRMATION_NEEDED"
  | "EVIDENCE_KEPT"
  | "RESTORE_REFUSED"
  | "IN_USE"
  | "SIGN_IN_REFUSED"
  | "LOCKED_OUT"
  | "SECOND_STEP";

/** A lack of permission, whatever state the thing is in: not theirs to do, or their own work that asks for other eyes. */
export type Refusal = Extract<ErrorCode, "FORBIDDEN" | "OWN_WORK">;

/** A failure as a value: `fields` names what is wrong per form field, `current` is what the database holds now. */
export type AppError<Current = unknown> = {
  code: ErrorCode;
  fields?: Record<string, string[]>;
  current?: Current;
};

export type Result<Value, Current = unknown> = { ok: true; value: Value } | { ok: false; error: AppError<Current> };

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const fail = <Current>(
  code: ErrorCode,
  detail: Omit<AppError<Current>, "code"> = {},
): { ok: false; error: AppError<Current> } => ({
  ok: false,
  error: { code, ...detail },
});
