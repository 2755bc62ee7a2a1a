import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import { reportFailure } from "@/lib/platform/observability/failure";
import type { Actor } from "./actor";
import { findActor } from "./session";

/** Where this request was sent to, on this site, without what was searched for; null outside of a request. */
async function whereAsked(): Promise<string | null> {
  const given = await (async () => headers())().catch(() => null);
  if (!given) return null;
  const page = given.get("x-pathname") ?? given.get("referer") ?? "";
  const base = "http://same.invalid";
  return URL.canParse(page, base) ? new URL(page, base).pathname : "";
}

/**
 * Notes in the security record that somebody who is signed in was refused. The answer does not wait for it, and a record
 * that cannot be written changes no answer.
 */
export function noteRefusal(given: { actor?: Actor; where?: string } = {}): void {
  const note = async () => {
    const detail = given.where ?? (await whereAsked());
    if (detail === null) return;
    const actor = given.actor ?? (await findActor());
    if (actor) await recordSecurityEvent({ kind: "REFUSED", userId: actor.id, detail });
  };
  note().catch((error) => reportFailure("The security record", error));
}

/** What a role has no right to is to it as if it were not there; that it was asked for stands in the record. */
export function refuse(actor: Actor): never {
  noteRefusal({ actor });
  notFound();
}

/** Written before a byte is sent: who took away what the public does not see. */
export async function recordDownload(actor: Actor, where: string): Promise<void> {
  await recordSecurityEvent({ kind: "KEPT_BACK_EVIDENCE", userId: actor.id, detail: where });
}
