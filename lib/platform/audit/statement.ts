import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { PersonalData } from "@/lib/platform/format/personal-data";

/** What its writer says of personal data that stays: of exactly these findings, and why. */
export type Statement = { digests: readonly string[]; reason: string };

export type FoundText = { field: string; kind: PersonalData; text: string };
export type Stated = { by: string; at: string; reason: string };

type Given = Statement & { accepted: { digest: string; found: FoundText[] }[] };

const statements = new AsyncLocalStorage<Given>();

/** For everything that `run` records: the statement that came with the form, the upload or the press. */
export const withStatement = <T>(statement: Statement, run: () => Promise<T>): Promise<T> =>
  statements.run({ ...statement, accepted: [] }, run);

export const givenStatement = (): Given | undefined => statements.getStore();

/** Rolls the step back: nothing has changed, and the form asks with what was found. */
export class PersonalDataFound extends Error {
  constructor(
    readonly found: FoundText[],
    /** All that one tick confirms: a step that records two rows is one step to whoever presses. */
    readonly digests: string[],
    readonly stated: Stated[],
  ) {
    super("personal data in a text for the public");
  }
}
