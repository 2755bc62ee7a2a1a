"use client";
import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFaultWords } from "@/components/platform/forms/use-field-messages";
import { type Content, isEmpty } from "@/lib/city/value-grid/cell";
import type { Locale } from "@/lib/platform/format/locale";
import { formatDecimal } from "@/lib/platform/format/number";
import { asTyped } from "@/lib/platform/format/parse-number";
import type { Row } from "./grid-row";
import { contentOf, type GridStore, type Live } from "./grid-store";

type Measured = Pick<Row, "decimals" | "ratioFactor">;

/** The figure of a cell, also where only the parts of its ratio are given; "" for none. */
export function figureOf(content: Content | null, { decimals, ratioFactor }: Measured): string {
  if (!content) return "";
  const { value, numerator, denominator } = content;
  if (value !== "" || ratioFactor === null || numerator === "" || denominator === "") return value;
  if (new Decimal(denominator).lte(0)) return "";
  return new Decimal(numerator).times(ratioFactor).div(denominator).toDecimalPlaces(decimals).toFixed();
}

export type CellLook =
  | "empty"
  | "locked"
  | "draft"
  | "incomplete"
  | "returned"
  | "asked"
  | "waiting"
  | "saved"
  | "unsent"
  | "unsure"
  | "refused"
  | "conflict";

/** The one state that is shown of a cell: what is happening to it before what it is. */
export function lookOf(store: GridStore, key: string): CellLook {
  const live = store.at(key);
  const { phase, lock, cell } = live;
  if (phase === "waiting" || phase === "sending") return "waiting";
  if (phase === "unsent" || phase === "unsure" || phase === "refused" || phase === "conflict") return phase;
  if (lock !== null) return "locked";
  if (isEmpty(contentOf(live))) return cell?.status === "RETURNED" ? "returned" : "empty";
  if (!store.isConfirmed(key)) return "asked";
  if (cell && Object.keys(cell.lacks).length > 0) return "incomplete";
  if (phase === "saved") return "saved";
  return cell?.status === "RETURNED" ? "returned" : "draft";
}

/** Cells in words of the page's language; the same object for as long as that is the same. */
export function useCellWords() {
  const t = useTranslations("ValueGrid");
  const locale = useLocale();
  const faultWords = useFaultWords();
  return useMemo(() => cellWords(t, locale, faultWords), [t, locale, faultWords]);
}

export type CellWords = ReturnType<typeof cellWords>;

function cellWords(
  t: ReturnType<typeof useTranslations<"ValueGrid">>,
  locale: Locale,
  faultWords: (key: string) => string,
) {
  const shown = (live: Live, row: Measured): string => {
    if (live.text !== null) return live.text;
    const content = contentOf(live);
    if (content?.state) return content.state;
    const figure = figureOf(content, row);
    return figure === "" ? "" : formatDecimal(figure, { locale });
  };
  /** As it is put on the clipboard, or into a field to go on from. */
  const plain = (live: Live, row: Measured): string => {
    if (live.text !== null) return live.text;
    const content = contentOf(live);
    if (content?.state) return content.state;
    const figure = figureOf(content, row);
    return figure === "" ? "" : asTyped(figure, locale);
  };
  const stateOf = (store: GridStore, key: string): string => {
    const look = lookOf(store, key);
    const { lock, typed, text } = store.at(key);
    // Saved as it is; it was the step that could not be taken.
    if (look === "refused" && typed === null && text === null) return t("notDone");
    return look === "locked" && lock ? t(`locks.${lock}`) : t(`looks.${look}`);
  };
  /** All that stands in the way of a cell, each as a sentence. */
  const reasonsOf = (store: GridStore, key: string): string[] => {
    const { problem, cell, phase, typed, text } = store.at(key);
    // What lacks, and what is asked back, is said of what is saved: not while something else stands in the cell.
    const saved = typed === null && text === null ? cell : null;
    const asked = store.isConfirmed(key) ? [] : (saved?.asked?.keys ?? []);
    // Nothing was typed that could be chosen: it was the step that came too late.
    if (phase === "conflict" && typed === null && text === null) return [t("movedOn")];
    if (problem && problem.code !== "INVALID") return [t(`problems.${problem.code}` as "problems.STALE")];
    const fields = phase === "refused" ? (problem?.fields ?? {}) : (saved?.lacks ?? {});
    const faults = Object.entries(fields).flatMap(([field, keys]) =>
      field === "confirmed" ? [] : keys.map((fault) => named(field, faultWords(fault))),
    );
    return [...faults, ...asked.map((key) => faultWords(askedAlone(key)))];
  };
  const named = (field: string, words: string) =>
    ["source", "numerator", "denominator"].includes(field)
      ? `${t(`fields.${field}` as "fields.source")}: ${words}`
      : words;
  return { t, locale, shown, plain, stateOf, reasonsOf };
}

/** The form's sentence speaks of a box to tick; here it is a press. */
const askedAlone = (key: string) => key.replace(/^jump:/, "jumpAsked:");
