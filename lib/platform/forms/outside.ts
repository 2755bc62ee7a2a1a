import "server-only";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { longFields, saidLong } from "./long-fields";
import { refused } from "./reply";
import type { FormState, Submission } from "./state";

type Read<Value> = { submission: Submission; value: Value; refusal?: undefined };
type Refused = { submission: Submission; value?: undefined; refusal: FormState };

/**
 * What a form of somebody who is not signed in says, as its schema reads it, or all that is wrong in it at once: `runCommand`
 * does the same for who is.
 */
export function readOutside<Value>(data: FormData, schema: z.ZodType<Value>): Read<Value> | Refused {
  const submission = parseWithZod(data, { schema });
  const long = longFields();
  if (submission.status !== "success" || long.length > 0)
    return { submission, refusal: saidLong(refused(submission), long) };
  return { submission, value: submission.value };
}
