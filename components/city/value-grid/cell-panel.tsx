"use client";
import { useRef } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { type Content, partsOf } from "@/lib/city/value-grid/cell";
import { readText } from "@/lib/city/value-grid/typed-cell";
import { asTyped } from "@/lib/platform/format/parse-number";
import { route } from "@/lib/platform/pages/routes";
import { LOOKS, useTold } from "./grid-cell";
import type { Row } from "./grid-row";
import type { GridStore } from "./grid-store";
import { lookOf, useCellWords } from "./use-cell-words";

type PanelProps = { store: GridStore; row: Row; cellKey: string; prefix: string; onDone?: () => void };

/** What a cell's state means, why, and what can be done about it. */
export function CellState({ store, row, cellKey }: Omit<PanelProps, "prefix" | "onDone">) {
  useTold(store, cellKey);
  const words = useCellWords();
  const { t } = words;
  const live = store.at(cellKey);
  const { cell, lock, phase, typed, problem } = live;
  const look = lookOf(store, cellKey);
  const { icon: Icon, sign } = LOOKS[look];
  const reasons = words.reasonsOf(store, cellKey);
  const ambiguous =
    problem?.fields.value
      ?.find((fault) => fault.startsWith("ambiguous:"))
      ?.split(":")
      .slice(1) ?? [];
  const told = (value: string) => words.shown({ ...live, typed: null, text: value }, row);
  const step = (intent: "callBack" | "discard") => void store.step(intent, [cellKey]);
  return (
    <div className="flex flex-col gap-2 text-sm md:flex-row md:justify-between md:gap-6">
      <div className="flex flex-col gap-1">
        <p className="flex items-center gap-2 font-medium">
          {Icon ? <Icon aria-hidden className={`size-4 shrink-0 ${sign}`} /> : null}
          {words.stateOf(store, cellKey)}
        </p>
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        {cell?.status === "RETURNED" ? <p>{t("returnedBecause", { reason: cell.returnReason })}</p> : null}
        {cell?.corrects ? <p>{t("corrects", { value: asTyped(cell.corrects, words.locale) })}</p> : null}
        {phase === "conflict" ? (
          <dl className="grid grid-cols-[auto_1fr] gap-x-3">
            <dt className="text-muted">{t("mine")}</dt>
            <dd>{words.shown(live, row) || t("noValue")}</dd>
            <dt className="text-muted">{t("theirs")}</dt>
            <dd>{words.shown({ ...live, typed: null, text: null }, row) || t("noValue")}</dd>
          </dl>
        ) : null}
      </div>
      <div className="flex flex-wrap content-start gap-2 md:max-w-1/2 md:justify-end">
        {ambiguous.map((value) => (
          <Button
            key={value}
            variant="secondary"
            onClick={() => store.write([{ key: cellKey, content: store.withParts(cellKey, { value }) }])}
          >
            {t("isMeant", { value: told(asTyped(value, words.locale)) })}
          </Button>
        ))}
        {store.isConfirmed(cellKey) ? null : (
          <Button variant="secondary" onClick={() => store.confirm(cellKey)}>
            {t("confirm")}
          </Button>
        )}
        {phase === "conflict" && lock === null && typed ? (
          <Button variant="secondary" onClick={() => store.takeMine(cellKey)}>
            {t("takeMine")}
          </Button>
        ) : null}
        {phase === "conflict" || phase === "refused" ? (
          <Button variant="secondary" onClick={() => store.takeTheirs(cellKey)}>
            {t(phase === "conflict" ? "takeTheirs" : "forget")}
          </Button>
        ) : null}
        {cell?.may.callBack ? (
          <Button variant="secondary" onClick={() => step("callBack")}>
            {t("callBack")}
          </Button>
        ) : null}
        {cell?.may.discard && lock === null ? (
          <Button variant="secondary" onClick={() => step("discard")}>
            {t("discard")}
          </Button>
        ) : null}
        <ButtonLink
          variant="quiet"
          href={
            cell
              ? route("/kelola/nilai/[id]", { id: cell.id })
              : route(
                  "/kelola/indikator/[kode]/isi",
                  { kode: row.code },
                  { query: { periode: partsOf(cellKey).period } },
                )
          }
        >
          {t(lock === "published" ? "correct" : "ownPage")}
        </ButtonLink>
      </div>
    </div>
  );
}

const PARTS = ["numerator", "denominator", "value"] as const;

/** The parts of a ratio, of which the figure follows. */
export function RatioEditor({ store, row, cellKey, prefix, onDone }: PanelProps) {
  useTold(store, cellKey);
  const { t, locale } = useCellWords();
  const form = useRef<HTMLFormElement>(null);
  const live = store.at(cellKey);
  const content = live.typed ?? live.cell;
  const take = () => {
    const data = new FormData(form.current ?? undefined);
    const parts: Partial<Content> = {};
    for (const part of PARTS) {
      const typed = String(data.get(part) ?? "");
      const decimals = part === "value" ? row.decimals : (row.partDecimals ?? 6);
      const read = readText(typed, { unit: part === "value" ? row.unit : "", decimals, states: [] });
      if ("fault" in read) return store.refuse(cellKey, typed, read.fault);
      parts[part] = "value" in read ? read.value : "";
    }
    store.write([{ key: cellKey, content: store.withParts(cellKey, parts) }]);
  };
  return (
    <form
      ref={form}
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        take();
        onDone?.();
      }}
      onKeyDown={(event) => {
        // As if nothing had been typed; the panel leads back to its cell.
        if (event.key === "Escape") form.current?.reset();
      }}
    >
      {PARTS.map((part) => (
        <label key={`${part} ${cellKey} ${content?.[part]}`} className="flex flex-col gap-1 text-sm">
          {part === "value" ? t("fields.value", { unit: row.unit }) : t(`fields.${part}`)}
          <input
            id={`${prefix}-${part}`}
            name={part}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={content?.[part] ? asTyped(content[part], locale) : ""}
            className={`${controlClasses} max-w-36 text-end`}
          />
        </label>
      ))}
      <Button type="submit" variant="secondary">
        {t("take")}
      </Button>
    </form>
  );
}
