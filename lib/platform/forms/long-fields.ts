import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { FormState } from "./state";

const named = new AsyncLocalStorage<readonly string[]>();

/** Runs a form of which these fields hold more text than it takes: what else is wrong is read, and nothing is done. */
export const withLongFields = <Done>(fields: readonly string[], run: () => Promise<Done>): Promise<Done> =>
  named.run(fields, run);

/** Of the form that is being run. */
export const longFields = (): readonly string[] => named.getStore() ?? [];

/** A refusal with what is too long beside all else that is wrong; of such a field that alone, for only its beginning was read. */
export function saidLong<State extends FormState>(state: State, fields: readonly string[]): State {
  if (fields.length === 0) return state;
  const error = { ...state.reply?.error, ...Object.fromEntries(fields.map((name) => [name, ["tooLong"]])) };
  return { ...state, reply: { ...state.reply, error } };
}
