import { isFigureKind } from "@/lib/city/entry-workbooks/cell-text";
import type { Entry, EntryKind } from "@/lib/city/entry-workbooks/kind";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Locale } from "@/lib/platform/format/locale";
import { asTyped, asTypedMoney } from "@/lib/platform/format/parse-number";

/** What a row of a kind is made of, in the order of its workbook. */
export const fieldsOf = (kind: EntryKind) =>
  Object.entries(kind.fields)
    // What names the row stands before it.
    .filter(([field]) => !["programme", "year", "fund", "label"].includes(field))
    .map(([name, own]) => ({
      name,
      choices: own.kind === "choice" ? Object.keys(own.words) : null,
      isLong: own.kind === "text" && own.longest > 500,
      isDay: own.kind === "day",
      isFigure: isFigureKind(own),
    }));

/** How rows stand: with their fields, and of drafts what handing them in would lack. */
export async function viewsOf(actor: Actor, kind: EntryKind, entries: readonly Entry[], locale: Locale) {
  const open = entries.filter(({ ref, lock, isPublished }) => ref && !lock && !isPublished);
  const standing = await kind.standing?.(
    actor,
    open.map((entry) => ({ entry, content: entry.content })),
  );
  const fields = fieldsOf(kind);
  return entries.map((entry) => ({
    ...{ key: entry.key, label: entry.label, lock: entry.lock, id: entry.ref?.id ?? null },
    version: entry.ref?.version ?? null,
    /** Published: what is typed becomes a correction, with its reason. */
    isPublished: entry.isPublished === true,
    /** Of a draft: what handing it in would lack, and what would be asked back; null for any other. */
    standing: standing?.get(entry.key) ?? null,
    fields: fields
      // Only a correction needs a reason.
      .filter(({ name }) => name !== "reason" || entry.isPublished)
      .map((field) => {
        const content = entry.content[field.name] ?? "";
        const { kind: how } = kind.fields[field.name] ?? {};
        return { ...field, value: !field.isFigure || content === "" ? content : asFilledIn(content, how, locale) };
      }),
  }));
}

const asFilledIn = (figure: string, kind: string | undefined, locale: Locale) =>
  kind === "money" ? asTypedMoney(figure, locale) : asTyped(figure, locale);

export type EntryRowField = ReturnType<typeof fieldsOf>[number];
export type EntryRowView = Awaited<ReturnType<typeof viewsOf>>[number];
