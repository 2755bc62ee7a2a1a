import "server-only";
import { canReadAnswerContent } from "@/lib/evaluation/answers/policy";
import { canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { type InternalRound, readInternalRound } from "./internal-format";

/**
 * The internal part of a frozen round, the newest unless one is asked for; null outside Diskominfo and the council. Its
 * bytes cannot be cut without breaking its hash, so the council has it only where every answer in it that says anything was
 * verified.
 */
export async function findInternalFreeze(actor: Actor, slug: string, revision?: number) {
  if (!canReadCouncilLane(actor)) return null;
  const found = await db().roundFreeze.findFirst({
    where: { round: { slug }, ...(revision === undefined ? {} : { revision }) },
    orderBy: { revision: "desc" },
    select: { internalText: true, internalSha256: true, revision: true },
  });
  // Diskominfo reads every answer: nothing to look through.
  if (!found || canReadAnswerContent(actor, { status: "DRAFT" })) return found;
  const { answers } = readInternalRound(found.internalText);
  return answers.every((answer) => saysNothing(answer) || canReadAnswerContent(actor, answer)) ? found : null;
}

type FrozenAnswer = InternalRound["answers"][number];

/** An item that nobody answered keeps nothing back. */
const saysNothing = ({ score, notApplicable, reason, evidence }: FrozenAnswer) =>
  score === null && !notApplicable && reason === "" && evidence.length === 0;
