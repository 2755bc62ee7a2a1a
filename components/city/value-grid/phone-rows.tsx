"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { controlClasses } from "@/components/ui/field";
import { isEmpty, keyOf } from "@/lib/city/value-grid/cell";
import { readText } from "@/lib/city/value-grid/typed-cell";
import { CellState, RatioEditor } from "./cell-panel";
import { pageOf, useTold } from "./grid-cell";
import type { Badges, Column, Row } from "./grid-row";
import { contentOf, type GridStore } from "./grid-store";
import { SourceEditor } from "./source-cell";
import { useCellWords } from "./use-cell-words";

const NO_FIGURE = { value: "", numerator: "", denominator: "", state: "" };

/** On a telephone: one indicator at a time, the newest of its periods first. */
export function PhoneRows({
  store,
  rows,
  columns,
  badges,
}: {
  store: GridStore;
  rows: readonly Row[];
  columns: readonly Column[];
  badges: Badges;
}) {
  const t = useTranslations("ValueGrid");
  const [at, setAt] = useState(store.selection.focus.row);
  const row = rows[at];
  if (!row) return null;
  const open = columns.filter(({ period }) => store.at(keyOf(row.code, period)).lock !== "future").reverse();
  return (
    <section aria-label={t("oneByOne")} className="flex flex-col gap-4">
      {/* The words in a line of their own: between two buttons of a narrow telephone they break within. */}
      <div className="grid grid-cols-2 gap-3">
        <Button variant="secondary" aria-disabled={at === 0} onClick={() => setAt(Math.max(0, at - 1))}>
          {t("previous")}
        </Button>
        <p aria-live="polite" className="order-first col-span-2 text-center text-sm text-muted">
          {t("position", { at: at + 1, count: rows.length })}
        </p>
        <Button
          variant="secondary"
          aria-disabled={at === rows.length - 1}
          onClick={() => setAt(Math.min(rows.length - 1, at + 1))}
        >
          {t("next")}
        </Button>
      </div>
      <h2 className="text-lg font-semibold">
        {row.code} {row.name}
      </h2>
      <p className="flex flex-wrap items-center gap-2 text-muted">
        {badges[row.pillar.code] ?? row.pillar.name}
        {row.unit}
      </p>
      <Disclosure summary={t("sourceColumn")}>
        <SourceEditor store={store} row={row} prefix="phone" />
      </Disclosure>
      {open.map(({ period, label, year }) => (
        <PhoneCell
          key={`${row.code} ${period}`}
          store={store}
          row={row}
          cellKey={keyOf(row.code, period)}
          label={label}
          target={row.targets[year]}
        />
      ))}
    </section>
  );
}

type PhoneCellProps = { store: GridStore; row: Row; cellKey: string; label: string; target: string | undefined };

function PhoneCell({ store, row, cellKey, label, target }: PhoneCellProps) {
  useTold(store, cellKey);
  const words = useCellWords();
  const { t } = words;
  const live = store.at(cellKey);
  const id = `phone-${cellKey.replace(/[^\w-]/g, "_")}`;
  const held = words.plain(live, row);
  const take = (text: string) => {
    if (text.trim() === held.trim()) return;
    const read = readText(text, row);
    if ("fault" in read) return store.refuse(cellKey, text, read.fault);
    const content = "nothing" in read ? null : store.withParts(cellKey, { ...NO_FIGURE, ...read });
    store.write([{ key: cellKey, content }]);
  };
  const isQuiet = live.lock === null && live.phase === "idle" && isEmpty(contentOf(live)) && !live.cell;
  return (
    <div className="flex flex-col gap-2 border-hairline border-t pt-3">
      {row.ratioFactor !== null && live.lock === null ? (
        <>
          <h3 className="font-medium">{label}</h3>
          <RatioEditor store={store} row={row} cellKey={cellKey} prefix={id} />
        </>
      ) : live.lock !== null ? (
        <p>
          <span className="font-medium">{label}</span>: {words.shown(live, row) || t("noValue")}
        </p>
      ) : (
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="font-medium">
            {label}
          </label>
          {row.states.length > 0 ? (
            <select
              id={id}
              key={held}
              defaultValue={held}
              onChange={(event) => take(event.currentTarget.value)}
              className={`${controlClasses} min-h-12`}
            >
              <option value="">{t("noValue")}</option>
              {row.states.map((state) => (
                <option key={state}>{state}</option>
              ))}
            </select>
          ) : (
            <input
              id={id}
              key={held}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={held}
              aria-invalid={live.phase === "refused" || undefined}
              onBlur={(event) => take(event.currentTarget.value)}
              className={`${controlClasses} min-h-12 text-end text-lg`}
            />
          )}
        </div>
      )}
      {target === undefined ? null : <p className="text-sm text-muted">{`${t("target")} ${target}`}</p>}
      {isQuiet ? null : <CellState store={store} row={row} cellKey={cellKey} />}
      <noscript>
        <a href={pageOf(cellKey, live.cell?.id ?? null, words.locale)}>{t("ownPage")}</a>
      </noscript>
    </div>
  );
}
