import { AsyncLocalStorage } from "node:async_hooks";

/** A form that is being run, by the id that it was shown with, and when it was taken. */
export type TakenSending = { id: string; at: Date };

// One for the process: each bundle of Next's has a copy of this module.
const kept = globalThis as unknown as { enamPilarSendings?: AsyncLocalStorage<TakenSending> };
kept.enamPilarSendings ??= new AsyncLocalStorage();

/** Everything that `work` writes is made by this form. */
export const asSending = <Value>(sending: TakenSending, work: () => Promise<Value>): Promise<Value> =>
  kept.enamPilarSendings?.run(sending, work) ?? work();

/** The form that is being run; undefined where none has an id of its own. */
export const sendingOfNow = (): TakenSending | undefined => kept.enamPilarSendings?.getStore();
