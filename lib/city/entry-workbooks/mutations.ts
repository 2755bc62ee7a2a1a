import "server-only";
import type { EntryRef } from "@/lib/city/entries/mutations";
import { fail, type Result } from "@/lib/platform/errors/app-error";
import { reasonSchema } from "@/lib/platform/forms/typed";
import type { Change } from "./kind";

/** Opens what is published for correction and saves it: without a reason of its own it stays as it is. */
export async function correct(
  { entry, content }: Change,
  revise: (id: string, reason: string) => Promise<Result<EntryRef, unknown>>,
  save: (ref: EntryRef) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const { data } = reasonSchema.safeParse({ reason: content.reason });
  if (!data) return fail("INVALID", { fields: { reason: ["correctionReason"] } });
  const opened = await revise(entry.ref?.id ?? "", data.reason);
  return opened.ok ? save(opened.value) : opened;
}
