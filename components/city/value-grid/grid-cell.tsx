"use client";
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  CloudOff,
  CornerUpLeft,
  LoaderCircle,
  Lock,
  Pencil,
} from "lucide-react";
import { type KeyboardEvent, memo, useSyncExternalStore } from "react";
import { classNames } from "@/components/ui/class-names";
import { partsOf } from "@/lib/city/value-grid/cell";
import { isInside } from "@/lib/city/value-grid/keys";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { Row } from "./grid-row";
import type { GridStore } from "./grid-store";
import { type CellLook, type CellWords, lookOf } from "./use-cell-words";

export const LOOKS: Record<CellLook, { icon: typeof Lock | null; sign: string; ground: string }> = {
  empty: { icon: null, sign: "", ground: "" },
  locked: { icon: Lock, sign: "text-muted", ground: "bg-sunken" },
  draft: { icon: Pencil, sign: "text-muted", ground: "" },
  incomplete: { icon: CircleDashed, sign: "text-warning", ground: "" },
  returned: { icon: CornerUpLeft, sign: "text-warning", ground: "bg-warning-tint" },
  asked: { icon: CircleHelp, sign: "text-warning", ground: "bg-warning-tint" },
  waiting: { icon: LoaderCircle, sign: "text-muted", ground: "" },
  saved: { icon: CircleCheck, sign: "text-success", ground: "bg-success-tint" },
  unsent: { icon: CloudOff, sign: "text-danger", ground: "bg-warning-tint" },
  unsure: { icon: CloudOff, sign: "text-danger", ground: "bg-warning-tint" },
  refused: { icon: CircleX, sign: "text-danger", ground: "bg-danger-tint" },
  conflict: { icon: CircleAlert, sign: "text-danger", ground: "bg-danger-tint" },
};

export function useTold(store: Pick<GridStore, "subscribe" | "tick">, name: string): number {
  return useSyncExternalStore(store.subscribe(name), () => store.tick(name), nothing);
}
const nothing = () => 0;

type GridCellProps = {
  store: GridStore;
  words: CellWords;
  row: Row;
  cellKey: string;
  place: { row: number; column: number };
  onTyped: (event: KeyboardEvent, text: string) => void;
  onLeft: (text: string) => void;
};

/** Written out: a table's own cells say nothing of being chosen. */
export const gridcell = (isChosen: boolean, isLocked: boolean) => ({
  ...{ role: "gridcell", "aria-selected": isChosen, "aria-readonly": isLocked },
});

export const cellId = (row: number, column: number) => `sel-${row}-${column}`;

/** A period of an indicator. It is drawn anew only when something happens to it. */
export const GridCell = memo(function GridCell({ store, words, row, cellKey, place, ...given }: GridCellProps) {
  useTold(store, cellKey);
  const live = store.at(cellKey);
  const look = lookOf(store, cellKey);
  const { icon: Icon, sign, ground } = LOOKS[look];
  const { focus } = store.selection;
  const isFocus = focus.row === place.row && focus.column === place.column;
  const isTyped = store.editing?.key === cellKey;
  const shown = words.shown(live, row);
  return (
    <td
      id={cellId(place.row, place.column)}
      data-row={place.row}
      data-column={place.column}
      aria-colindex={place.column + 2}
      {...gridcell(isInside(store.selection, place), live.lock !== null)}
      aria-invalid={look === "refused" || undefined}
      tabIndex={isFocus ? 0 : -1}
      className={classNames(
        "h-10 min-w-24 cursor-cell border border-hairline p-0 text-end align-middle tabular-nums outline-offset-[-2px]",
        "aria-selected:bg-accent-tint focus-visible:outline-2 focus-visible:outline-accent",
        ground,
      )}
    >
      {isTyped ? (
        <CellInput {...{ store, words, row, cellKey }} {...given} />
      ) : (
        <span className="flex items-center justify-end gap-1 px-2">
          {Icon ? <Icon aria-hidden className={classNames("size-3.5 shrink-0", sign)} /> : null}
          <span className={classNames("truncate", live.lock && "text-muted")}>{shown}</span>
          <span className="sr-only">
            {shown === "" ? `${words.t("noValue")}, ` : ", "}
            {words.stateOf(store, cellKey)}
          </span>
        </span>
      )}
      <noscript>
        <a href={pageOf(cellKey, live.cell?.id ?? null, words.locale)}>{words.t("ownPage")}</a>
      </noscript>
    </td>
  );
});

/** The cell's own page, which works without scripts and holds its evidence. */
function pageOf(key: string, id: string | null, locale: "id" | "en"): string {
  const { code, period } = partsOf(key);
  const href = id
    ? route("/kelola/nilai/[id]", { id })
    : route("/kelola/indikator/[kode]/isi", { kode: code }, { query: { periode: period } });
  return getPathname({ locale, href });
}

type CellInputProps = Omit<GridCellProps, "place">;

function CellInput({ store, words, row, cellKey, onTyped, onLeft }: CellInputProps) {
  const { period } = partsOf(cellKey);
  const label = `${row.code}, ${period}`;
  const held = words.plain(store.at(cellKey), row);
  const begun = store.editing?.text ?? held;
  if (row.states.length > 0)
    return (
      <select
        // biome-ignore lint/a11y/noAutofocus: the cell was just opened by a key or a press
        autoFocus
        aria-label={label}
        defaultValue={held}
        onKeyDown={(event) => onTyped(event, event.currentTarget.value)}
        onBlur={(event) => onLeft(event.currentTarget.value)}
        className="h-10 w-full bg-raised px-1 text-ink"
      >
        <option value="">{words.t("noValue")}</option>
        {row.states.map((state) => (
          <option key={state}>{state}</option>
        ))}
      </select>
    );
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the cell was just opened by a key or a press
      autoFocus
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      defaultValue={begun}
      onFocus={(event) => event.currentTarget.setSelectionRange(begun.length, begun.length)}
      onKeyDown={(event) => onTyped(event, event.currentTarget.value)}
      onBlur={(event) => onLeft(event.currentTarget.value)}
      className="h-10 w-full bg-raised px-2 text-end text-ink"
    />
  );
}
