import "server-only";
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import type { SignedIn } from "@/lib/platform/auth/session";
import type { Result } from "@/lib/platform/errors/app-error";
import { goTo } from "./destination";
import { longFields, saidLong } from "./long-fields";
import { refused, signedOut } from "./reply";
import type { FormState } from "./state";

type OwnCommand<Value, Saved, State> = {
  /** Who may send it: with what still stands before everything else, or null. */
  who: () => Promise<SignedIn | null>;
  schema: z.ZodType<Value>;
  mutate: (signedIn: SignedIn, command: Value) => Promise<Result<Saved>>;
  /** The page to go on to, or the state of a form that stays. */
  done: (saved: Saved, signedIn: SignedIn) => string | State | Promise<string | State>;
};

/**
 * The forms of one's own account, which are there too while a first password must be changed or a second factor set up:
 * everything else goes through `runCommand`, for which such a person is not signed in.
 */
export async function runSignedIn<Value, Saved, State extends FormState = FormState>(
  data: FormData,
  { who, schema, mutate, done }: OwnCommand<Value, Saved, State>,
): Promise<State> {
  const signedIn = await who();
  if (!signedIn) return signedOut(data) as State;
  const submission = parseWithZod(data, { schema });
  const long = longFields();
  if (submission.status !== "success" || long.length > 0) return saidLong(refused(submission) as State, long);
  const result = await mutate(signedIn, submission.value);
  if (!result.ok) return refused(submission, result.error) as State;
  const next = await done(result.value, signedIn);
  if (typeof next !== "string") return next;
  goTo(data, next);
}
