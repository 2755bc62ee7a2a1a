import { createHash, createHmac } from "node:crypto";
import { type Challenge, createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";

// Some 256 tries of 1,500 rounds: half a second of a phone's processor while its owner types, and a thousand times that
// for whoever wants to send a thousand questions.
const TRIES = "00";
const ROUNDS = 1500;
/** A task is of use as long as the form that it came with (form-token.ts). */
const VALID_SECONDS = 24 * 60 * 60;

/** Work for the visitor's computer whose answer is not in the page (ALTCHA's proof of work). */
export type RobotTask = Challenge;

const keyOf = (secret: string) => createHmac("sha256", secret).update("public-question-task").digest("hex");
const formOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** The task of one form: its solution is worth nothing with another form's token. */
export function makeTask(secret: string, token: string, now: Date): Promise<RobotTask> {
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: ROUNDS,
    keyPrefix: TRIES,
    deriveKey,
    hmacSignatureSecret: keyOf(secret),
    expiresAt: Math.floor(now.getTime() / 1000) + VALID_SECONDS,
    data: { form: formOf(token) },
  });
}

/** What a page sends back. The parameters are signed, so whoever changes them, the number of rounds too, is not verified. */
const sentSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({ data: z.object({ form: z.string() }), algorithm: z.string(), cost: z.number() }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number().int().min(0), derivedKey: z.string() }),
});

/** A form's field that holds the solution. */
export const taskField = z.object({ task: z.string().max(2000).optional() });

/** True where the work of this form's task was done. */
export async function isTaskDone(secret: string, token: string, sent: string): Promise<boolean> {
  const read = sentSchema.safeParse(parsed(sent));
  if (!read.success || read.data.challenge.parameters.data.form !== formOf(token)) return false;
  const { challenge, solution } = read.data;
  const result = await verifySolution({
    challenge: challenge as unknown as Challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: keyOf(secret),
  }).catch(() => null);
  return result?.verified === true;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
