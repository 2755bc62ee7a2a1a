import { plainWords } from "./headings";
import type { Reference } from "./tables";

/** The answer to a name whose rows are not loaded. */
export const LEAVE_OUT = "-";

/** Under which a name is asked about and its answer kept. */
export const questionKey = (to: Reference, text: string) => `${to} ${plainWords(text)}`;
