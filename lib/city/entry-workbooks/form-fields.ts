import type { z } from "zod";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import { asTyped } from "@/lib/platform/format/parse-number";
import type { Content, EntryLock } from "./kind";

type Read<Fields> = { fields: Fields; faults: null } | { fields: null; faults: Record<string, string[]> };

const FIGURE = /^-?\d+(\.\d+)?$/;

/**
 * An entry's content as its form would send it, through the form's own schema: what is empty is not sent, and a figure is
 * written so that it can be read in one way only.
 */
export function asForm<Fields>(
  schema: z.ZodType<Fields>,
  content: Content,
  figures: readonly string[] = [],
): Read<Fields> {
  const given = Object.entries(content).flatMap(([name, text]) =>
    text === "" ? [] : [[name, figures.includes(name) && FIGURE.test(text) ? asTyped(text, "en") : text] as const],
  );
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return { fields: read.data, faults: null };
  const faults: Record<string, string[]> = {};
  for (const { path, message } of read.error.issues)
    faults[String(path[0])] = [...(faults[String(path[0])] ?? []), message];
  return { fields: null, faults };
}

const BY_STATUS: Partial<Record<EntryStatus, EntryLock>> = {
  SUBMITTED: "submitted",
  VERIFIED: "verified",
  PUBLISHED: "published",
};

/** Why an entry takes nothing where it stands; null where something can be typed. */
export const lockOfStatus = (status: EntryStatus | undefined): EntryLock | null =>
  (status && BY_STATUS[status]) ?? null;
