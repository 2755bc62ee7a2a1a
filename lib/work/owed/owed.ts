import type { Messages } from "next-intl";
import { ENTRY_PAGES } from "@/lib/city/entries/kinds";
import { route } from "@/lib/platform/pages/routes";

/** Kinds that are entered by an agency and verified by Diskominfo: between the two until they are verified. */
export const ENTRY_KINDS = ["progress", "value", "year", "milestone", "funding"] as const;
type EntryKind = (typeof ENTRY_KINDS)[number];
export const OWED_KINDS = [...ENTRY_KINDS, "answer", "recommendation", "action", "question"] as const;
export type OwedKind = (typeof OWED_KINDS)[number];

/** What a row of `owed_work` is about; its address and its name need no more. */
export type OwedThing = {
  kind: OwedKind;
  /** Programme slug, indicator code, item code, "2022/1" of a recommendation and its action, a question's number. */
  key: string;
  nameId: string;
  nameEn: string;
  /** Of an entry; of all others null. */
  period: string | null;
  /** Slug; null for what belongs to none. */
  round: string | null;
  /** The kelurahan of a value that is of one; null for the whole city. */
  kelurahan: string | null;
} & (
  | { id: string }
  /** Of a figure that nobody has begun. */
  | { kind: "progress" | "value"; id: null; period: string }
);

export type OwedReason = keyof Messages["Tasks"]["reason"];

/** State of a recommendation; of all others null. */
type Stated = OwedThing & { state: string | null };

/** Where the first thing is typed that settles it: the field itself, or the part of the page that holds the next step. */
const FIRST_FIELD: Record<EntryKind, string> = {
  progress: "physicalPercent",
  value: "value",
  year: "planned",
  milestone: "titleId",
  funding: "planned",
};

/** The one place where it goes on, down to the field (components/layout/focus-field). */
export function addressOf(owed: Stated): string {
  const { kind, id, key, period } = owed;
  if (id === null) {
    const query = { periode: period };
    return kind === "progress"
      ? route("/kelola/program/[slug]/lapor", { slug: key }, { query, hash: FIRST_FIELD.progress })
      : // The grid has its cursor in the cell that its address names.
        route("/kelola/isi", {}, { query: { kode: key, ...query } });
  }
  switch (kind) {
    case "recommendation":
      return owed.state === "RECEIVED"
        ? route("/kelola/rekomendasi/[id]/bagikan", { id })
        : route("/kelola/rekomendasi/[id]", { id }, { hash: "langkah" });
    case "action":
      return route("/kelola/tindakan/[id]", { id }, { hash: "kemajuan" });
    case "question":
      return route("/kelola/pertanyaan/[id]", { id }, { hash: "jawaban" });
    case "answer":
      return route("/kelola/jawaban/[id]", { id }, { hash: "score" });
    default:
      return route(ENTRY_PAGES[kind], { id }, { hash: FIRST_FIELD[kind] });
  }
}
