"use client";
import { useLocale } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { useTold } from "@/components/city/value-grid/grid-cell";
import { UndoRedo, UnsentNotice } from "@/components/city/value-grid/grid-notices";
import { type PlacedText, useSheetHands } from "@/components/city/value-grid/use-sheet-hands";
import { codeOf } from "@/components/platform/forms/use-form-action";
import type { Place } from "@/lib/city/value-grid/keys";
import type { RowPage } from "@/lib/platform/pages/routes";
import { saveEntryRowsAction } from "@/lib/work/entry-workbooks/actions";
import type { EntryRowField, EntryRowView } from "@/lib/work/entry-workbooks/entry-row";
import type { RowPageName, SentRow } from "@/lib/work/entry-workbooks/schemas";
import { RowCell } from "./row-cell";
import { RowPanel } from "./row-panel";
import { ALL, type Intent, RowStore, type Sent, type Settled } from "./row-store";
import { SubmitRows } from "./submit-rows";
import { useRowWords } from "./use-row-words";

type RowGridProps = {
  jenis: RowPageName;
  title: string;
  rows: readonly EntryRowView[];
  fields: readonly EntryRowField[];
  ownPage: RowPage;
  /** Handing in is the owning agency's to say: Diskominfo does it on the page of the one entry. */
  maySubmit: boolean;
  storageKey: string;
};

const GRID = { role: "grid", "aria-multiselectable": true };

/** What is told of programmes as a table, in the manners of the grid of values (0026). */
export function RowGrid({ jenis, title, rows, fields, ownPage, maySubmit, storageKey }: RowGridProps) {
  const locale = useLocale();
  const { t, grid, fieldOf } = useRowWords();
  const [store] = useState(
    () => new RowStore({ rows, kept: onDevice(storageKey), send: (intent, sent) => send(jenis, locale, intent, sent) }),
  );
  useEffect(() => {
    store.restore();
    const again = () => store.sendAgain();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [store]);
  const { hands, onTyped, onLeft, backToCell } = useRowHands(store, rows, fields);
  return (
    <div className="flex flex-col gap-3">
      <Toolbar store={store} maySubmit={maySubmit} />
      <RowPanel {...{ store, rows, fields, ownPage, backToCell }} />
      <div className="relative max-h-[70vh] overflow-auto rounded-md border border-hairline" {...hands}>
        <table
          {...GRID}
          aria-label={title}
          aria-describedby="grid-keys"
          aria-rowcount={rows.length + 1}
          aria-colcount={fields.length + 1}
          className="border-separate border-spacing-0 text-sm"
        >
          <thead>
            <tr aria-rowindex={1}>
              <th
                scope="col"
                aria-colindex={1}
                className="sticky start-0 top-0 z-20 min-w-64 border-b border-control bg-raised px-2 py-2 text-start align-bottom"
              >
                {t("columns.row")}
              </th>
              {fields.map(({ name, isFigure }, index) => (
                <th
                  key={name}
                  scope="col"
                  aria-colindex={index + 2}
                  className={`sticky top-0 z-10 border-b border-control bg-raised px-2 py-2 align-bottom ${isFigure ? "text-end" : "text-start"}`}
                >
                  {fieldOf(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <GridRow key={row.key} {...{ store, row, at, fields, onTyped, onLeft }} />
            ))}
          </tbody>
        </table>
      </div>
      <p id="grid-keys" className="text-sm text-muted">
        {grid("keys")} {t("keysMore")}
      </p>
    </div>
  );
}

type GridRowProps = {
  store: RowStore;
  row: EntryRowView;
  at: number;
  fields: readonly EntryRowField[];
} & Pick<ReturnType<typeof useSheetHands>, "onTyped" | "onLeft">;

/** Drawn anew when something happens to a cell of it. */
function GridRow({ store, row, at, fields, onTyped, onLeft }: GridRowProps) {
  useTold(store, row.key);
  return (
    <tr aria-rowindex={at + 2}>
      <th
        scope="row"
        aria-colindex={1}
        className="sticky start-0 z-10 max-w-72 border-b border-hairline bg-raised px-2 py-1 text-start font-medium"
      >
        {row.label}
      </th>
      {fields.map((field, index) => (
        <RowCell key={field.name} place={{ row: at, column: index + 1 }} {...{ store, row, field, onTyped, onLeft }} />
      ))}
    </tr>
  );
}

/** What hands do becomes changes of the store; column 0 is the row's name, which nothing is typed into. */
function useRowHands(store: RowStore, rows: readonly EntryRowView[], fields: readonly EntryRowField[]) {
  const size = useMemo(() => ({ rows: rows.length, columns: fields.length + 1 }), [rows, fields]);
  const cellAt = ({ row, column }: Place) => {
    const [one, field] = [rows[row], fields[column - 1]];
    return one && field ? { key: one.key, field: field.name, choices: field.choices } : null;
  };
  const take = (texts: PlacedText[], outside = 0) =>
    store.write(
      texts.flatMap(({ place, text }) => {
        const cell = cellAt(place);
        return cell ? [{ key: cell.key, field: cell.field, text: text.trim() }] : [];
      }),
      true,
      { locked: 0, outside },
    );
  return useSheetHands({
    ...{ size, firstTyped: 1, take },
    // The name of a row is read and takes nothing: the focus stays on what does.
    selection: {
      get: () => store.selection,
      set: ({ anchor, focus }) => {
        const typed = (place: Place) => ({ ...place, column: Math.max(1, place.column) });
        store.selection = { anchor: typed(anchor), focus: typed(focus) };
      },
    },
    tell: (places) => store.tell(...places.flatMap(({ row }) => rows[row]?.key ?? [])),
    isTyping: () => store.editing !== null,
    edit: (place, text) => {
      const cell = cellAt(place);
      if (!cell || !store.takes(cell.key, cell.field)) return;
      // A word is chosen from a list: what was typed is none of its entries yet.
      store.editing = { key: cell.key, field: cell.field, text: cell.choices ? null : text };
      store.tell(cell.key);
    },
    endEditing: (text) => {
      const { editing } = store;
      if (!editing) return;
      store.editing = null;
      const { key, field } = editing;
      if (text !== null && text.trim() !== store.at(key, field).text.trim())
        store.write([{ key, field, text: text.trim() }]);
      store.tell(key);
    },
    textAt: (place) => {
      const cell = cellAt(place);
      return cell && store.at(cell.key, cell.field).text;
    },
    empty: (places) => take(places.map((place) => ({ place, text: "" }))),
    undo: store.undo,
    redo: store.redo,
  });
}

function onDevice(storageKey: string) {
  const storage = () => (typeof localStorage === "undefined" ? null : localStorage);
  return {
    read: () => storage()?.getItem(storageKey) ?? null,
    write: (text: string | null) => {
      try {
        if (text === null) storage()?.removeItem(storageKey);
        else storage()?.setItem(storageKey, text);
      } catch {
        // A full or forbidden storage only means that this safety net is absent.
      }
    },
  };
}

async function send(jenis: RowPageName, locale: string, intent: Intent, rows: SentRow[]): Promise<Sent> {
  const data = new FormData();
  data.set("locale", locale);
  data.set("jenis", jenis);
  data.set("intent", intent);
  data.set("cells", JSON.stringify(rows));
  try {
    const { answers, problem } = await saveEntryRowsAction({}, data);
    return answers ? { answers } : { trouble: problem?.code ?? "FAILED" };
  } catch (error) {
    return { trouble: codeOf(error) };
  }
}

function Toolbar({ store, maySubmit }: { store: RowStore; maySubmit: boolean }) {
  useTold(store, ALL);
  const { t, grid } = useRowWords();
  const [said, setSaid] = useState("");
  useEffect(() => {
    store.settled((settled) => {
      const sentence = sentenceOf(settled, t, grid);
      // The same sentence twice is a new one to a screen reader only where it differs.
      setSaid((before) => (before === sentence ? `${sentence}\u00a0` : sentence));
    });
  });
  const [unsent, unsure] = [store.countIn("unsent"), store.countIn("unsure")];
  const waiting = store.countIn("waiting", "sending");
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-3">
        {maySubmit ? <SubmitRows store={store} /> : null}
        <UndoRedo store={store} />
        <div className="min-h-6 flex-1 basis-32 self-center text-sm">
          <p className="text-muted">{waiting > 0 ? grid("saving", { count: waiting }) : null}</p>
          <p role="status" aria-live="polite">
            {said}
          </p>
        </div>
      </div>
      <UnsentNotice unsent={unsent} unsure={unsure} trouble={store.trouble} sendAgain={store.sendAgain} />
    </div>
  );
}

type Words = ReturnType<typeof useRowWords>;

/** What came back of one change, in one sentence a kind. */
function sentenceOf(
  { intent, saved, refused, conflict, asked, locked, outside }: Settled,
  t: Words["t"],
  grid: Words["grid"],
): string {
  return [
    saved > 0 ? t(`rowsSaid.${intent}`, { count: saved }) : "",
    asked > 0 ? t("rowsSaid.asked", { count: asked }) : "",
    refused > 0 ? t("rowsSaid.refused", { count: refused }) : "",
    conflict > 0 ? t("rowsSaid.conflict", { count: conflict }) : "",
    locked > 0 ? grid("said.locked", { count: locked }) : "",
    outside > 0 ? grid("said.outside", { count: outside }) : "",
  ]
    .filter(Boolean)
    .join(" ");
}
