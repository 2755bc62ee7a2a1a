"use client";
import { useRef } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";
import { CELL_PARTS, type CellPart, type Content, partNames, partsOf } from "@/lib/city/value-grid/cell";
import { readText } from "@/lib/city/value-grid/typed-cell";
import { asTyped } from "@/lib/platform/format/parse-number";
import { MOST_DECIMALS } from "@/lib/platform/format/read-number";
import { route } from "@/lib/platform/pages/routes";
import { LOOKS, useTold } from "./grid-cell";
import type { Row } from "./grid-row";
import { contentOf, type GridStore } from "./grid-store";
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
  // Of what is typed and not saved, the saved one below it is not to be confirmed, taken back or thrown away.
  const isTyped = typed !== null || live.text !== null;
  const isStanding = !isTyped && phase !== "conflict" && phase !== "sending";
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
        {cell?.status === "RETURNED" && phase !== "conflict" ? (
          <p>{t("returnedBecause", { reason: cell.returnReason })}</p>
        ) : null}
        {cell?.corrects ? <p>{t("corrects", { value: asTyped(cell.corrects, words.locale) })}</p> : null}
        {phase === "conflict" && isTyped ? (
          <dl className="grid grid-cols-[auto_1fr] gap-x-3">
            <dt className="text-muted">{t("mine")}</dt>
            <dd>{words.shown(live, row) || t("noValue")}</dd>
            <dt className="text-muted">{t("theirs")}</dt>
            <dd>{words.shown({ ...live, typed: null, text: null }, row) || t("noValue")}</dd>
          </dl>
        ) : null}
      </div>
      <div className="flex flex-wrap content-start gap-2 md:max-w-1/2 md:justify-end">
        <span data-needs-js="" className="contents">
          {ambiguous.map((value) => (
            <Button
              key={value}
              variant="secondary"
              onClick={() => store.write([{ key: cellKey, content: store.withParts(cellKey, { value }) }])}
            >
              {t("isMeant", { value: told(asTyped(value, words.locale)) })}
            </Button>
          ))}
          {look === "asked" ? (
            <Button variant="secondary" onClick={() => store.confirm(cellKey)}>
              {t("confirm")}
            </Button>
          ) : null}
          {phase === "conflict" && lock === null && typed ? (
            <Button variant="secondary" onClick={() => store.takeMine(cellKey)}>
              {t("takeMine")}
            </Button>
          ) : null}
          {phase === "conflict" || phase === "refused" ? (
            <Button variant="secondary" onClick={() => store.takeTheirs(cellKey)}>
              {t(isTyped ? (phase === "conflict" ? "takeTheirs" : "forget") : "dismiss")}
            </Button>
          ) : null}
          {cell?.may.callBack && isStanding ? (
            <Button variant="secondary" onClick={() => step("callBack")}>
              {t("callBack")}
            </Button>
          ) : null}
          {cell?.may.discard && lock === null && isStanding ? (
            <Button variant="secondary" onClick={() => step("discard")}>
              {t("discard")}
            </Button>
          ) : null}
        </span>
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

/** The parts of a ratio, of which the figure follows. */
export function RatioEditor({ store, row, cellKey, prefix, onDone }: PanelProps) {
  useTold(store, cellKey);
  const { t } = useCellWords();
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        takeParts(event.currentTarget, store, row, cellKey);
        onDone?.();
      }}
      onKeyDown={(event) => {
        // As if nothing had been typed; the panel leads back to its cell.
        if (event.key === "Escape") form.current?.reset();
      }}
    >
      <RatioFields {...{ store, row, cellKey, prefix }} />
      <Button type="submit" variant="secondary">
        {t("take")}
      </Button>
    </form>
  );
}

/** Takes what stands in the fields of a ratio, where it says something else than is held. */
export function takeParts(area: HTMLElement, store: GridStore, row: Row, cellKey: string) {
  const parts: Partial<Content> = {};
  for (const part of CELL_PARTS) {
    const typed = area.querySelector<HTMLInputElement>(`input[data-part=${part}]`)?.value ?? "";
    const decimals = part === "value" ? row.decimals : (row.partDecimals ?? MOST_DECIMALS);
    const read = readText(typed, { unit: part === "value" ? row.unit : "", decimals, states: [] });
    if ("fault" in read) return store.refuse(cellKey, typed, read.fault);
    parts[part] = "value" in read ? read.value : "";
  }
  const held = contentOf(store.at(cellKey));
  const isNew = CELL_PARTS.some((part) => (held?.[part] ?? "") !== parts[part]);
  if (isNew || store.at(cellKey).phase === "refused")
    store.write([{ key: cellKey, content: store.withParts(cellKey, parts) }]);
}

type RatioFieldsProps = Omit<PanelProps, "onDone"> & {
  /** In the form that works without scripts: what came back of a part, otherwise what is saved. */
  typed?: (part: CellPart, saved: string) => string;
};

export function RatioFields({ store, row, cellKey, prefix, typed }: RatioFieldsProps) {
  const { t, locale } = useCellWords();
  const content = contentOf(store.at(cellKey));
  const { period } = partsOf(cellKey);
  return CELL_PARTS.map((part) => {
    const saved = content?.[part] ? asTyped(content[part], locale) : "";
    const names = partNames(part, period);
    return (
      <label key={`${part} ${cellKey} ${saved}`} className="flex flex-col gap-1 text-sm">
        {part === "value" ? t("fields.value", { unit: row.unit }) : t(`fields.${part}`)}
        <input
          id={`${prefix}-${part}`}
          name={typed ? names.typed : part}
          data-part={part}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={typed ? typed(part, saved) : saved}
          className={`${controlClasses} max-w-36 text-end`}
        />
        {typed ? <input type="hidden" name={names.shown} defaultValue={saved} /> : null}
      </label>
    );
  });
}
