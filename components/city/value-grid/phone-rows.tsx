"use client";
import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Form, type FormOf, useForm } from "@/components/platform/forms/form";
import { isTypedSince } from "@/components/platform/forms/kept-draft";
import { Button, ButtonLink } from "@/components/ui/button";
import { ChoiceRow } from "@/components/ui/choice-inputs";
import { Disclosure } from "@/components/ui/disclosure";
import { controlClasses, FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select } from "@/components/ui/text-input";
import { type IndicatorState, saveIndicatorAction } from "@/lib/city/value-grid/actions";
import {
  CELL_PARTS,
  type CellPart,
  CONFLICTS,
  isEmpty,
  KEEPS_SAVED,
  keyOf,
  partNames,
  refText,
  takesMine,
} from "@/lib/city/value-grid/cell";
import { readText } from "@/lib/city/value-grid/typed-cell";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { CellState, RatioFields, takeParts } from "./cell-panel";
import { useTold } from "./grid-cell";
import type { Badges, Column, Row } from "./grid-row";
import { ALL, contentOf, type GridStore } from "./grid-store";
import { originIn, SourceFields } from "./source-cell";
import { useCellWords } from "./use-cell-words";

const NO_FIGURE = { value: "", numerator: "", denominator: "", state: "" };

type PhoneRowsProps = {
  store: GridStore;
  rows: readonly Row[];
  columns: readonly Column[];
  badges: Badges;
  /** What the address says of the grid, beside the indicator that is opened. */
  place: Record<string, string>;
};

/** On a telephone: one indicator at a time, each at its own address; with scripts it is opened without a new page. */
export function PhoneRows({ store, rows, columns, badges, place }: PhoneRowsProps) {
  const t = useTranslations("ValueGrid");
  const locale = useLocale();
  const [at, setAt] = useState(store.selection.focus.row);
  const row = rows[at];
  if (!row) return null;
  const addressOf = (kode: string) => route("/kelola/isi", {}, { query: { ...place, kode } });
  const open = (to: number) => {
    setAt(to);
    const kode = rows[to]?.code;
    // Past Next's own version of it, which would load the page anew: whoever comes back to it comes back to this one.
    if (kode)
      History.prototype.replaceState.call(history, history.state, "", getPathname({ locale, href: addressOf(kode) }));
  };
  return (
    <section aria-label={t("oneByOne")} className="flex flex-col gap-4">
      <ChooseIndicator key={row.code} rows={rows} chosen={row.code} place={place} open={open} />
      {/* The words in a line of their own: between two buttons of a narrow telephone they break within. */}
      <div className="grid grid-cols-2 gap-3">
        <Neighbour label={t("previous")} to={at - 1} {...{ rows, addressOf, open }} />
        <p aria-live="polite" className="order-first col-span-2 text-center text-sm text-muted">
          {t("position", { at: at + 1, count: rows.length })}
        </p>
        <Neighbour label={t("next")} to={at + 1} {...{ rows, addressOf, open }} />
      </div>
      <h2 className="text-lg font-semibold">
        {row.code} {row.name}
      </h2>
      <p className="flex flex-wrap items-center gap-2 text-muted">
        {badges[row.pillar.code] ?? row.pillar.name}
        {row.unit}
      </p>
      <IndicatorForm key={row.code} {...{ store, row, columns, place }} />
    </section>
  );
}

type Opens = { rows: readonly Row[]; open: (at: number) => void };

/** Any indicator of the page. The form leads to its address where there are no scripts. */
function ChooseIndicator({ rows, chosen, place, open }: Opens & { chosen: string; place: Record<string, string> }) {
  const t = useTranslations("ValueGrid");
  const locale = useLocale();
  return (
    <form
      method="get"
      action={getPathname({ locale, href: route("/kelola/isi") })}
      onSubmit={(event) => {
        event.preventDefault();
        const code = new FormData(event.currentTarget).get("kode");
        open(
          Math.max(
            0,
            rows.findIndex((row) => row.code === code),
          ),
        );
      }}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3"
    >
      {Object.entries(place).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select
        name="kode"
        label={t("choice")}
        defaultValue={chosen}
        choices={rows.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
      />
      <Button type="submit" variant="secondary">
        {t("choose")}
      </Button>
    </form>
  );
}

type NeighbourProps = Opens & { label: string; to: number; addressOf: (code: string) => string };

/** The indicator before or after; at the ends a button that stays where it is. */
function Neighbour({ label, to, rows, addressOf, open }: NeighbourProps) {
  const row = rows[to];
  if (!row)
    return (
      <Button variant="secondary" aria-disabled className="border-dashed bg-sunken text-muted">
        {label}
      </Button>
    );
  const isPlain = ({ button, metaKey, ctrlKey, shiftKey }: MouseEvent) =>
    button === 0 && !metaKey && !ctrlKey && !shiftKey;
  return (
    <ButtonLink
      variant="secondary"
      prefetch={false}
      href={addressOf(row.code)}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        open(to);
      }}
    >
      {label}
    </ButtonLink>
  );
}

type IndicatorFormProps = Pick<PhoneRowsProps, "store" | "columns" | "place"> & { row: Row };

/** Every field saves itself when it is left. Without scripts, or before they are there, the form saves all of them. */
function IndicatorForm({ store, row, columns, place }: IndicatorFormProps) {
  const t = useTranslations("ValueGrid");
  const form = useForm(saveIndicatorAction);
  const shown = columns.filter(({ period }) => store.at(keyOf(row.code, period)).lock !== "future").reverse();
  const isOpen = shown.some(({ period }) => store.at(keyOf(row.code, period)).lock === null);
  const { source, certainty } = store.rowOrigin(row.code);
  const { told } = form.state;
  useTold(store, ALL);
  const isAsked = shown.some(({ period }) => {
    const { cell, lock } = store.at(keyOf(row.code, period));
    return lock === null && cell?.lacks.source !== undefined;
  });
  const [isSourceOpen, setSourceOpen] = useState(isAsked);
  // Once open it stays so: whoever types into it would lose it as soon as it is told.
  if (isAsked && !isSourceOpen) setSourceOpen(true);
  const takeSource = (area: HTMLElement) => {
    const given = originIn(area);
    const held = store.rowOrigin(row.code);
    if (given.source !== held.source || given.certainty !== held.certainty) store.setOrigin(row.code, given);
  };
  return (
    <Form
      of={form}
      hidden={{ kode: row.code, halaman: new URLSearchParams(place).toString() }}
      onSubmit={(event) => {
        event.preventDefault();
        // What is left is taken; everything else was when it was left.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }}
    >
      {told ? (
        // biome-ignore lint/a11y/noAutofocus: without scripts the page, which is made anew, begins at its answer
        <div tabIndex={-1} autoFocus>
          <Notice tone={told.refused > 0 ? "warning" : "info"} announce>
            {told.saved + told.refused > 0 ? (
              <p>{t("toldSaved", { saved: told.saved, refused: told.refused })}</p>
            ) : null}
            {told.submitted > 0 || told.refused + told.left.length === 0 ? (
              <p>{t("toldSubmitted", { count: told.submitted })}</p>
            ) : null}
            {told.left.length > 0 ? (
              <>
                <p>{t("toldLeft", { count: told.left.length })}</p>
                <ul className="list-disc ps-5">
                  {columns
                    .filter(({ period }) => told.left.includes(period))
                    .map(({ period, label }) => (
                      <li key={period}>
                        <a href={`#${areaId(row, period)}`} className="text-link">
                          {label}
                        </a>
                      </li>
                    ))}
                </ul>
              </>
            ) : null}
          </Notice>
        </div>
      ) : null}
      {isOpen ? (
        <Disclosure summary={t("sourceColumn")} open={isSourceOpen}>
          <Leaving className="flex flex-wrap items-end gap-3" take={takeSource}>
            <SourceFields
              prefix="phone"
              source={form.typed("source", source)}
              certainty={form.typed("certainty", certainty)}
            />
          </Leaving>
        </Disclosure>
      ) : null}
      {shown.map(({ period, label, year }) => (
        <PhoneCell key={period} {...{ store, row, period, label, form }} target={row.targets[year]} />
      ))}
      {isOpen ? (
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="secondary" name="intent" value="save">
            {t("saveIndicator")}
          </SubmitButton>
          <noscript>
            <SubmitButton name="intent" value="submit">
              {t("saveAndSubmit")}
            </SubmitButton>
          </noscript>
        </div>
      ) : null}
    </Form>
  );
}

type LeavingProps = { take: (area: HTMLDivElement) => void; className: string; children: ReactNode };

/** Fields that belong together: taken when the last of them is left, and what was typed before the scripts came at once. */
function Leaving({ take, className, children }: LeavingProps) {
  const area = useRef<HTMLDivElement>(null);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const own = area.current;
    if (!own) return;
    const left = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && own.contains(relatedTarget))) latest.current(own);
    };
    // A list keeps the focus after its choice.
    const chosen = ({ target }: Event) => target instanceof HTMLSelectElement && latest.current(own);
    own.addEventListener("focusout", left);
    own.addEventListener("change", chosen);
    const fields = [...own.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input, select")];
    if (!own.contains(document.activeElement) && fields.some(isTypedSince)) latest.current(own);
    return () => {
      own.removeEventListener("focusout", left);
      own.removeEventListener("change", chosen);
    };
  }, []);
  return (
    <div ref={area} className={className}>
      {children}
    </div>
  );
}

const fieldId = (row: Row, period: string) => `phone-${keyOf(row.code, period).replace(/[^\w-]/g, "_")}`;
const areaId = (row: Row, period: string) => `${fieldId(row, period)}-area`;

type PhoneCellProps = {
  store: GridStore;
  row: Row;
  period: string;
  label: string;
  target: string | undefined;
  form: FormOf<IndicatorState>;
};

function PhoneCell({ store, row, period, label, target, form }: PhoneCellProps) {
  const cellKey = keyOf(row.code, period);
  useTold(store, cellKey);
  const words = useCellWords();
  const { t } = words;
  const live = store.at(cellKey);
  const id = fieldId(row, period);
  const isRatio = row.ratioFactor !== null;
  const isQuiet = live.lock === null && live.phase === "idle" && isEmpty(contentOf(live)) && !live.cell;
  // With scripts the cell itself says what is wrong.
  const said = live.phase === "idle" ? messagesOf(form, period, t) : [];
  const isConflict =
    live.phase === "idle" && CONFLICTS.includes(problemOf(form, partNames("value", period).typed) ?? "");
  // Until one of the two is chosen the form goes on from what it was made of, and is refused again.
  const basis = isConflict ? form.typed(partNames("value", period).ref) : refText(live.cell);
  const came = (part: CellPart, saved: string) =>
    said.length > 0 ? form.typed(partNames(part, period).typed, saved) : saved;
  return (
    <div id={areaId(row, period)} className="flex scroll-mt-4 flex-col gap-2 border-hairline border-t pt-3">
      {live.lock !== null ? (
        <>
          <p>
            <span className="font-medium">{label}</span>: {words.shown(live, row) || t("noValue")}
          </p>
          <FieldError id={id} error={said} />
        </>
      ) : (
        <>
          <input key={basis} type="hidden" name={partNames("value", period).ref} defaultValue={basis} />
          {isRatio ? (
            <fieldset>
              <legend className="mb-1 font-medium">{label}</legend>
              <Leaving className="flex flex-wrap items-end gap-3" take={(area) => takeParts(area, store, row, cellKey)}>
                <RatioFields {...{ store, row, cellKey, prefix: id }} typed={came} />
              </Leaving>
            </fieldset>
          ) : (
            <PhoneField {...{ store, row, cellKey, period, label, id, came }} />
          )}
          <FieldError id={id} error={said} />
          {isConflict ? (
            <WhichStays
              name={partNames("value", period).choice}
              legend={`${label}: ${t("theirs")} ${words.shown(live, row) || t("noValue")}`}
              seen={refText(live.cell)}
            />
          ) : null}
        </>
      )}
      {target === undefined ? null : <p className="text-sm text-muted">{`${t("target")} ${target}`}</p>}
      {isQuiet ? null : <CellState store={store} row={row} cellKey={cellKey} />}
    </div>
  );
}

type Words = ReturnType<typeof useCellWords>["t"];

/** Of a cell that was sent without scripts: what stands in the way of the whole of it. */
const problemOf = ({ state }: FormOf<IndicatorState>, typed: string) =>
  /^cell:(.+)$/.exec(state.reply?.error?.[typed]?.[0] ?? "")?.[1];

/** What came back of a cell that was sent without scripts. */
const messagesOf = (form: FormOf<IndicatorState>, period: string, t: Words): string[] =>
  CELL_PARTS.flatMap((part) => {
    const { typed } = partNames(part, period);
    const code = problemOf(form, typed);
    return code ? [t(`problems.${code}` as "problems.STALE")] : form.messages(typed);
  });

/** What somebody else saved meanwhile, beside what was typed: one of the two is chosen, neither is taken for granted. */
function WhichStays({ name, legend, seen }: { name: string; legend: string; seen: string }) {
  const t = useTranslations("ValueGrid");
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <ChoiceRow type="radio" name={name} value={KEEPS_SAVED}>
        {t("takeTheirs")}
      </ChoiceRow>
      <ChoiceRow type="radio" name={name} value={takesMine(seen)}>
        {t("takeMine")}
      </ChoiceRow>
    </fieldset>
  );
}

type PhoneFieldProps = Pick<PhoneCellProps, "store" | "row" | "period" | "label"> & {
  cellKey: string;
  id: string;
  came: (part: CellPart, saved: string) => string;
};

/** The figure or word of a period. */
function PhoneField({ store, row, period, label, cellKey, id, came }: PhoneFieldProps) {
  const words = useCellWords();
  const live = store.at(cellKey);
  const held = words.plain(live, row);
  const names = partNames("value", period);
  const take = (text: string) => {
    if (text.trim() === held.trim()) return;
    const read = readText(text, row);
    if ("fault" in read) return store.refuse(cellKey, text, read.fault);
    store.write([
      { key: cellKey, content: "nothing" in read ? null : store.withParts(cellKey, { ...NO_FIGURE, ...read }) },
    ]);
  };
  const own = { id, name: names.typed, defaultValue: came("value", held) };
  return (
    <Leaving
      className="flex flex-col gap-1"
      take={(area) => take(area.querySelector<HTMLInputElement | HTMLSelectElement>("[data-figure]")?.value ?? "")}
    >
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {row.states.length > 0 ? (
        <select key={held} {...own} data-figure="" className={`${controlClasses} min-h-12`}>
          <option value="">{words.t("noValue")}</option>
          {row.states.map((state) => (
            <option key={state}>{state}</option>
          ))}
        </select>
      ) : (
        <input
          key={held}
          {...own}
          data-figure=""
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={live.phase === "refused" || undefined}
          className={`${controlClasses} min-h-12 text-end text-lg`}
        />
      )}
      <input key={`shown ${held}`} type="hidden" name={names.shown} defaultValue={held} />
    </Leaving>
  );
}
