"use client";
import { useTranslations } from "next-intl";
import type { CellLook } from "@/components/city/value-grid/use-cell-words";
import { useWorkbookWords } from "@/components/work/entry-workbooks/use-workbook-words";
import type { EntryRowView } from "@/lib/work/entry-workbooks/entry-row";
import { MOVED_ON, type RowStore } from "./row-store";

/** The one state that is shown of a cell: what is happening to it before what it is. */
export function lookOf(store: RowStore, row: EntryRowView, field: string): CellLook {
  const { phase, text } = store.at(row.key, field);
  if (phase === "waiting" || phase === "sending") return "waiting";
  if (phase === "unsent" || phase === "unsure" || phase === "refused" || phase === "conflict") return phase;
  if (!store.takes(row.key, field)) return "locked";
  const { standing } = store.row(row.key) ?? row;
  if (standing?.asked && store.isAsking(row.key) && field in ASKED) return "asked";
  if (phase === "saved") return "saved";
  if (standing?.lacks[field]) return "incomplete";
  if (text === "") return "empty";
  return standing ? "draft" : "empty";
}
/** What is asked back is a figure, and said at it. */
const ASKED: Readonly<Record<string, true>> = { spent: true, physicalPercent: true, beneficiaries: true };

/** Rows in words of the page's language. */
export function useRowWords() {
  const t = useTranslations("EntryWorkbooks");
  const grid = useTranslations("ValueGrid");
  const { said, fault } = useWorkbookWords();
  const fieldOf = (field: string) => t(`fields.${field}` as "fields.value");
  const shown = (text: string, isCoded: boolean) => (isCoded && text !== "" ? said(text) : text);
  const stateOf = (store: RowStore, row: EntryRowView, field: string): string => {
    const look = lookOf(store, row, field);
    const { lock } = store.row(row.key) ?? row;
    return look === "locked" && lock ? t(`locks.${lock}`) : grid(`looks.${look}`);
  };
  /** All that stands in the way of a cell and of its row, each as a sentence. */
  const reasonsOf = (store: RowStore, row: EntryRowView, field: string): string[] => {
    const now = store.row(row.key) ?? row;
    const { phase, faults } = store.at(row.key, field);
    const problem = store.problemOf(row.key);
    const problemSaid = (code: typeof problem & string) => {
      // Nothing was typed that could be chosen: it was the step that came too late.
      if (MOVED_ON.includes(code) && !store.hasOpen(row.key)) return grid("movedOn");
      return grid.has(`problems.${code}` as never)
        ? grid(`problems.${code}` as "problems.STALE")
        : t(`problems.${code}` as "problems.STALE");
    };
    const isOpen = phase !== "refused" && phase !== "conflict";
    return [
      ...(problem && problem !== "INVALID" && problem !== "CONFIRMATION_NEEDED" ? [problemSaid(problem)] : []),
      ...faults.map(fault),
      ...(phase === "refused" && faults.length === 0 && !problem ? [t("waitsForRow")] : []),
      ...(isOpen ? Object.entries(now.standing?.lacks ?? {}) : []).flatMap(([name, keys]) =>
        keys.map((key) => `${fieldOf(name)}: ${fault(key)}`),
      ),
      ...(store.isAsking(row.key) ? (now.standing?.asked?.keys ?? []).map(fault) : []),
    ];
  };
  return { t, grid, fieldOf, shown, stateOf, reasonsOf };
}
