"use client";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { codeOf } from "@/components/platform/forms/use-form-action";
import { Disclosure } from "@/components/ui/disclosure";
import { keyOf, partsOf } from "@/lib/city/value-grid/cell";
import type { GridAnswer } from "@/lib/city/value-grid/mutations";
import { unpackRows } from "@/lib/city/value-grid/packed";
import { formatPeriod } from "@/lib/platform/format/period";
import { route } from "@/lib/platform/pages/routes";
import { cellId, useTold } from "./grid-cell";
import { UndoRedo, UnsentNotice } from "./grid-notices";
import type { Badges, Column, Row } from "./grid-row";
import { ALL, GridStore, type Intent, type Sent, type Settled } from "./grid-store";
import { GridTable } from "./grid-table";
import { PhoneRows } from "./phone-rows";
import { PeriodSource } from "./source-cell";
import { SubmitCells } from "./submit-cells";
import { useCellWords } from "./use-cell-words";

type First = { code: string; period: string | undefined } | undefined;

type ValueGridProps = {
  /** Of `packRows`. */
  packed: string;
  columns: readonly Column[];
  withAgency: boolean;
  badges: Badges;
  /** The cell that a link leads to. */
  first: First;
  storageKey: string;
  /** What the address says of the grid, beside the indicator that is opened on a telephone. */
  place: Record<string, string>;
};

/** The entry of values as a table. What is typed is saved by itself; what cannot be sent stays and is sent again. */
export function ValueGrid({ packed, columns, withAgency, badges, first, storageKey, place }: ValueGridProps) {
  const t = useTranslations("ValueGrid");
  const rows = useMemo(() => unpackRows(packed), [packed]);
  const [store] = useState(() => storeOf(rows, columns, storageKey, first));
  const isLinked = first !== undefined;
  useEffect(() => {
    store.restore();
    const { row, column } = store.selection.focus;
    if (isLinked) document.getElementById(cellId(row, column))?.focus();
    const again = () => store.sendAgain();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [store, isLinked]);
  return (
    <div className="flex flex-col gap-4">
      <Toolbar store={store} rows={rows} />
      <div className="hidden flex-col gap-3 md:flex">
        <GridTable store={store} rows={rows} columns={columns} withAgency={withAgency} badges={badges} />
      </div>
      <div className="md:hidden">
        <PhoneRows {...{ store, rows, columns, badges, place }} />
      </div>
      <div data-needs-js="">
        <Disclosure summary={t("onePeriodSource")}>
          <PeriodSource store={store} columns={columns} />
        </Disclosure>
      </div>
    </div>
  );
}

function storeOf(rows: readonly Row[], columns: readonly Column[], storageKey: string, first: First): GridStore {
  const store = new GridStore({
    cells: rows.flatMap(({ code, cells }) =>
      columns.map(
        ({ period }, index) => [keyOf(code, period), cells[index]?.cell ?? null, cells[index]?.lock ?? null] as const,
      ),
    ),
    origins: rows.map(({ code, source, certainty }) => [code, { source, certainty }]),
    send,
    kept: {
      read: () => deviceStorage()?.getItem(storageKey) ?? null,
      write: (text) => {
        try {
          if (text === null) deviceStorage()?.removeItem(storageKey);
          else deviceStorage()?.setItem(storageKey, text);
        } catch {
          // A full or forbidden storage only means that this safety net is absent.
        }
      },
    },
  });
  const row = Math.max(
    0,
    rows.findIndex(({ code }) => code === first?.code),
  );
  const linked = columns.findIndex(({ period }) => period === first?.period);
  const column = 1 + (linked < 0 ? Math.max(0, columns.length - 1 - futureOf(rows[row])) : linked);
  store.selection = { anchor: { row, column }, focus: { row, column } };
  return store;
}

/** How many periods at the end have not begun: the focus begins with the last one that has. */
const futureOf = (row: Row | undefined) => row?.cells.filter(({ lock }) => lock === "future").length ?? 0;

const deviceStorage = () => (typeof localStorage === "undefined" ? null : localStorage);

async function send(intent: Intent, cells: object[]): Promise<Sent> {
  const body = JSON.stringify({ intent, cells });
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(route("/api/office/cells"), { method: "POST", headers, body });
    // `title`: what the web server says by itself.
    const { answers, problem, title } = (await response.json()) as GridAnswer & { title?: string };
    return answers ? { answers } : { trouble: problem?.code ?? codeOf(new Error(title)) };
  } catch (error) {
    return { trouble: codeOf(error) };
  }
}

function Toolbar({ store, rows }: { store: GridStore; rows: readonly Row[] }) {
  const t = useTranslations("ValueGrid");
  const { locale, shown } = useCellWords();
  useTold(store, ALL);
  const [said, setSaid] = useState("");
  // The same sentence twice is a new one to a screen reader only where it differs.
  const say = (sentence: string) => setSaid((before) => (before === sentence ? `${sentence}\u00a0` : sentence));
  useEffect(() => {
    const byCode = new Map(rows.map((row) => [row.code, row]));
    store.settled((settled) =>
      say(
        sentenceOf(settled, t, (key) => {
          const { code, period } = partsOf(key);
          const row = byCode.get(code);
          return `${code}, ${formatPeriod(period, locale)}: ${(row && shown(store.at(key), row)) || t("noValue")}`;
        }),
      ),
    );
  });
  const [unsent, unsure] = [store.inPhase("unsent").length, store.inPhase("unsure").length];
  const waiting = store.inPhase("waiting", "sending").length;
  return (
    <div data-needs-js="" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-3">
        <SubmitCells store={store} rows={rows} />
        <UndoRedo store={store} />
        {/* In a line that is there anyway: the grid below must not move, nor begin below the screen. */}
        <div className="min-h-6 flex-1 basis-32 self-center text-sm">
          <p className="text-muted">{waiting > 0 ? t("saving", { count: waiting }) : null}</p>
          <p role="status" aria-live="polite">
            {said}
          </p>
        </div>
      </div>
      <UnsentNotice unsent={unsent} unsure={unsure} trouble={store.trouble} sendAgain={store.sendAgain} />
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<"ValueGrid">>;

/** What came back of one sending, in one sentence a kind: who hears the page hears each once. */
function sentenceOf(
  { intent, saved, refused, asked, conflict, locked, outside }: Settled,
  t: Words,
  told: (key: string) => string,
): string {
  const sentence = (
    kind: "save" | "submit" | "callBack" | "discard" | "asked" | "refused" | "conflict",
    keys: string[],
  ) => (keys.length === 0 ? "" : t(`said.${kind}`, { count: keys.length, cell: told(keys[0] ?? "") }));
  return [
    sentence(intent, intent === "save" ? [...saved, ...asked] : saved),
    sentence("asked", asked),
    sentence("refused", refused),
    sentence("conflict", conflict),
    locked > 0 ? t("said.locked", { count: locked }) : "",
    outside > 0 ? t("said.outside", { count: outside }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
