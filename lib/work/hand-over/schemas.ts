import { z } from "zod";
import { WORK_KINDS, type WorkKind } from "./held";

export const handOverNote = z.string({ error: "required" }).trim().min(5, "reasonShort").max(1000, "tooLong");

/** A ticked piece of work as the page showed it, and whom it goes to. */
export type GivenWork = { kind: WorkKind; id: string; version: number; receiverId: string };
export type HandOverCommand = { items: GivenWork[]; note: string };

const itemSchema = z
  .string()
  .regex(/^[a-z]+:\d{1,9}:[0-9a-f-]{36}$/)
  .transform((text): unknown => text.split(":"))
  .pipe(z.tuple([z.enum(WORK_KINDS), z.coerce.number().int().positive(), z.uuid()]));

/**
 * item-<id> is "kind:version:agency"; receiver-<id> somebody for it alone, receiver-<agency> for everything that is ticked of
 * that agency. All that is wrong is told at once, each at its field.
 */
export function readHandOver(data: FormData): { command: HandOverCommand; errors: Record<string, string[]> } {
  const errors: Record<string, string[]> = {};
  const items: GivenWork[] = [];
  for (const [name, value] of data) {
    const id = /^item-([0-9a-f-]{36})$/.exec(name)?.[1];
    const read = itemSchema.safeParse(value);
    if (!id || !read.success) continue;
    const [kind, version, agencyId] = read.data;
    const receiver = z.uuid().safeParse(data.get(`receiver-${id}`) || data.get(`receiver-${agencyId}`));
    if (receiver.success) items.push({ kind, id, version, receiverId: receiver.data });
    else errors[`receiver-${agencyId}`] = ["receiverMissing"];
  }
  if (items.length === 0 && Object.keys(errors).length === 0) errors.items = ["chooseWork"];
  const note = handOverNote.safeParse(data.get("note") ?? "");
  if (!note.success) errors.note = note.error.issues.map(({ message }) => message).slice(0, 1);
  return { command: { items, note: note.data ?? "" }, errors };
}
