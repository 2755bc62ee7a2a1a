import "server-only";
import { createHash } from "node:crypto";
import { headers } from "next/headers";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { reportFailure } from "@/lib/platform/observability/failure";
import { destinationOf, isRunByHandler, leadTo } from "./destination";
import {
  destinationOfSame,
  destinationOfSending,
  finishSending,
  giveBackSending,
  isUnmade,
  takeSending,
} from "./mutations";
import { typedIn } from "./rows";
import { asSending } from "./sending";
import type { FormState } from "./state";

/**
 * A form that was shown with an id of its own (`sending`) is run once. Sent again as it was, by Back or a page read anew, it
 * leads to what it made; with another text it is told as used, and the text stays. The id is taken before the form is
 * run, so that two sendings at once make one row too, and given back where the form was refused. What was made is noted in
 * the transaction that makes it (recordAudit): where that did not come to be, the same form is run again. Without scripts, Back
 * fetches the form anew with another id, and the browser fills in what was typed: there the same text counts as the same
 * form for a while.
 */
export async function sentOnce<State extends FormState>(
  data: FormData,
  run: (data: FormData) => Promise<State>,
): Promise<State> {
  const id = z.uuid().safeParse(data.get("sending")).data;
  const actor = id && (await findActor());
  if (!id || !actor) return run(data);
  const sent = { id, actorId: actor.id, digest: digestOf(data) };
  const same = (await isWithoutScripts()) ? await destinationOfSame(sent) : null;
  if (same) leadTo(same);
  const at = await takeSending(sent);
  if (!at) {
    const destination = await destinationOfSending(sent);
    if (destination) leadTo(destination);
    const code = (await isUnmade(sent)) ? "STILL_SENDING" : "ALREADY_SENT";
    return { reply: { initialValue: typedIn(data) }, problem: { code } } as State;
  }
  let isMade = false;
  try {
    return await asSending({ id, at }, () => run(data));
  } catch (error) {
    const destination = destinationOf(data);
    isMade = destination !== undefined;
    if (destination !== undefined) await finishSending(sent, destination);
    throw error;
  } finally {
    // Where the database is away it cannot be given back; it is free again after a while.
    if (!isMade) await giveBackSending({ id, at }).catch((error) => reportFailure("A form's id", error));
  }
}

/** What a page with scripts sends names its action in a header, or goes to a handler; a browser alone can do neither. */
const isWithoutScripts = async () => !isRunByHandler() && !(await headers()).has("next-action");

/** Neither the language of the answer nor the form's own id changes what was sent. */
const BESIDE = ["locale", "sending"];

function digestOf(data: FormData): string {
  const fields = [...data].filter(([name, value]) => !BESIDE.includes(name) && typeof value === "string");
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
