type Outcome = { ok: boolean; error?: { code: string; fields?: Record<string, string[]> } };

/** "ok", or the code of the refusal. */
export const codeOf = (result: Outcome) => (result.ok ? "ok" : result.error?.code);
/** What was wrong, by field. */
export const faultsOf = (result: Outcome) => result.error?.fields;

/** The value of what must have gone well. */
export function resultOf<T>(
  result: { ok: true; value: T } | { ok: false; error: { code: string; fields?: Record<string, string[]> } },
): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.fields ?? {})}`);
  return result.value;
}
