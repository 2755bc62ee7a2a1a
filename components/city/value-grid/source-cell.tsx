"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { controlClasses } from "@/components/ui/field";
import { isInside } from "@/lib/city/value-grid/keys";
import type { ValueCertainty } from "@/lib/platform/db/generated/enums";
import { cellId, gridcell, useTold } from "./grid-cell";
import type { Row } from "./grid-row";
import type { GridStore } from "./grid-store";

const CERTAINTIES = ["FINAL", "PROVISIONAL", "ESTIMATE"] as const;

/** Where the figures of a row come from, and how certain they are: what a new one begins with. */
export const SourceCell = memo(function SourceCell({ store, row, at }: { store: GridStore; row: Row; at: number }) {
  const t = useTranslations("ValueGrid");
  const certainties = useTranslations("Value");
  useTold(store, `row ${row.code}`);
  const { source, certainty } = store.rowOrigin(row.code);
  const { focus } = store.selection;
  return (
    <td
      id={cellId(at, 0)}
      data-row={at}
      data-column={0}
      aria-colindex={2}
      {...gridcell(isInside(store.selection, { row: at, column: 0 }), !row.mayEnter)}
      tabIndex={focus.row === at && focus.column === 0 ? 0 : -1}
      className={classNames(
        "h-10 max-w-44 cursor-cell border border-hairline px-2 align-middle text-sm outline-offset-[-2px]",
        "aria-selected:bg-accent-tint focus-visible:outline-2 focus-visible:outline-accent",
      )}
    >
      <span className="block truncate" title={source}>
        {source || <span className="text-muted">{t("noSource")}</span>}
      </span>
      <span className="block truncate text-muted">{certainties(`certainties.${certainty}`)}</span>
    </td>
  );
});

type SourceEditorProps = { store: GridStore; row: Row; prefix: string; onDone?: () => void };

export function SourceEditor({ store, row, prefix, onDone }: SourceEditorProps) {
  const t = useTranslations("ValueGrid");
  useTold(store, `row ${row.code}`);
  const { source, certainty } = store.rowOrigin(row.code);
  return (
    <form
      key={`${row.code} ${source} ${certainty}`}
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        store.setOrigin(row.code, originIn(event.currentTarget));
        onDone?.();
      }}
      onKeyDown={(event) => {
        // As if nothing had been typed; the panel leads back to its cell.
        if (event.key === "Escape") event.currentTarget.reset();
      }}
    >
      <SourceFields prefix={prefix} source={source} certainty={certainty} />
      <Button type="submit" variant="secondary">
        {t("take")}
      </Button>
    </form>
  );
}

/** What the fields of a source hold, in whatever stands around them. */
export function originIn(area: HTMLElement) {
  const textOf = (name: string) =>
    area.querySelector<HTMLInputElement | HTMLSelectElement>(`[name=${name}]`)?.value.trim() ?? "";
  return { source: textOf("source"), certainty: textOf("certainty") as ValueCertainty };
}

type SourceFieldsProps = { prefix: string; source: string; certainty: string };

export function SourceFields({ prefix, source, certainty }: SourceFieldsProps) {
  const words = useTranslations("Value");
  return (
    <>
      <label className="flex min-w-48 flex-1 flex-col gap-1 text-sm">
        {words("source")}
        <input
          id={`${prefix}-source`}
          name="source"
          maxLength={500}
          autoComplete="off"
          defaultValue={source}
          className={controlClasses}
        />
      </label>
      <label className="flex flex-col gap-1 text-sm">
        {words("certainty")}
        <select name="certainty" defaultValue={certainty} className={controlClasses}>
          {CERTAINTIES.map((name) => (
            <option key={name} value={name}>
              {words(`certainties.${name}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** One source for all figures of a period. */
export function PeriodSource({
  store,
  columns,
}: {
  store: GridStore;
  columns: readonly { period: string; label: string }[];
}) {
  const t = useTranslations("ValueGrid");
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const source = String(data.get("periodSource") ?? "").trim();
        if (source !== "") store.setPeriodSource(String(data.get("period")), source);
      }}
    >
      <label className="flex flex-col gap-1 text-sm">
        {t("period")}
        <select name="period" defaultValue={columns.at(-1)?.period} className={controlClasses}>
          {columns.map(({ period, label }) => (
            <option key={period} value={period}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="flex min-w-48 flex-1 flex-col gap-1 text-sm">
        {t("periodSource")}
        <input name="periodSource" required maxLength={500} autoComplete="off" className={controlClasses} />
      </label>
      <Button type="submit" variant="secondary">
        {t("apply")}
      </Button>
    </form>
  );
}
