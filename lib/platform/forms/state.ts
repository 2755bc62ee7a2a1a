import type { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import type { ErrorCode } from "@/lib/platform/errors/app-error";
import type { PersonalData } from "@/lib/platform/format/personal-data";

/** What stands in the way of a whole form, beside the errors of single fields. */
export type FormProblem = {
  /** Beside the failures of the trade: what happened on the way. */
  code:
    | ErrorCode
    | ("SIGNED_OUT" | "OUTDATED" | "PERSONAL_DATA" | "ALREADY_SENT" | "STILL_SENDING")
    | ("UNAVAILABLE" | "UNCERTAIN" | "TOO_LARGE" | "OFFLINE" | "FAILED");
  /** STALE and WRONG_STATE: what is saved now, per field, so that both can be shown. */
  current?: Record<string, string>;
  /** STALE: the version to go on from after reading `current`. */
  version?: number;
  /** ALREADY_OPEN: the entry to go on with. */
  entryId?: string;
  /** PERSONAL_DATA: what was found, its digest for the tick, what others said of it, and the reason as typed. */
  personalData?: {
    found: { field: string; kind: PersonalData; text: string }[];
    digest: string;
    stated: { by: string; at: string; reason: string }[];
    reason: string;
  };
};

/** What was sent, read by a schema. */
export type Submission = Awaited<ReturnType<typeof parseWithZod<z.ZodType>>>;

/** The answer of every form action: conform's reply keeps what was typed and names what is wrong per field. */
export type FormState = { reply?: ReturnType<Submission["reply"]>; problem?: FormProblem };

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
