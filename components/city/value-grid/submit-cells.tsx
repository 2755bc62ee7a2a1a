"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { partsOf } from "@/lib/city/value-grid/cell";
import { formatPeriod } from "@/lib/platform/format/period";
import { useTold } from "./grid-cell";
import type { Row } from "./grid-row";
import { ALL, type GridStore } from "./grid-store";
import { lookOf, useCellWords } from "./use-cell-words";

/** Hands in every complete draft that is shown: asks once, with a list of what goes and of what stays behind, and why. */
export function SubmitCells({ store, rows }: { store: GridStore; rows: readonly Row[] }) {
  const t = useTranslations("ValueGrid");
  useTold(store, ALL);
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { complete, incomplete, others } = store.ready;
  const agencies = new Map(rows.map(({ code, agency }) => [code, agency]));
  const whose = [...new Set(others.flatMap((key) => agencies.get(partsOf(key).code) ?? []))].sort();
  const leftToThem = others.length > 0 ? t("othersStay", { count: others.length, whose: whose.join(", ") }) : null;
  const close = () => dialog.current?.close();
  const going = complete.filter((key) => store.isConfirmed(key));
  return (
    <>
      <Button
        {...(complete.length === 0 ? { disabledReasons: [{ text: t("nothingToSubmit") }] } : {})}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {t("submit", { count: complete.length })}
      </Button>
      {leftToThem ? <p className="self-center text-sm text-muted">{leftToThem}</p> : null}
      <dialog
        ref={dialog}
        aria-labelledby="submit-cells"
        onClose={() => setOpen(false)}
        className="m-auto w-[calc(100%-2rem)] max-w-2xl rounded-md border border-hairline bg-raised p-6 text-ink shadow-xl"
      >
        <h2 id="submit-cells" className="text-lg font-semibold">
          {t("submitTitle")}
        </h2>
        {isOpen ? (
          <>
            <p className="mt-2">{t("submitBody", { count: going.length })}</p>
            <CellList store={store} rows={rows} keys={complete} />
            {incomplete.length > 0 ? (
              <>
                <h3 className="mt-4 font-semibold">{t("staysBehind", { count: incomplete.length })}</h3>
                <CellList store={store} rows={rows} keys={incomplete} />
              </>
            ) : null}
          </>
        ) : null}
        {leftToThem ? <p className="mt-4">{leftToThem}</p> : null}
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button variant="secondary" onClick={close}>
            {t("cancel")}
          </Button>
          <Button
            {...(going.length === 0 ? { disabledReasons: [{ text: t("confirmFirst") }] } : {})}
            onClick={() => {
              void store.step("submit", going);
              close();
            }}
          >
            {t("submitYes", { count: going.length })}
          </Button>
        </div>
      </dialog>
    </>
  );
}

function CellList({ store, rows, keys }: { store: GridStore; rows: readonly Row[]; keys: readonly string[] }) {
  const words = useCellWords();
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return (
    <ul className="mt-2 max-h-[30vh] overflow-auto text-sm">
      {keys.map((key) => {
        const { code, period } = partsOf(key);
        const row = byCode.get(code);
        if (!row) return null;
        return (
          <li key={key} className="border-b border-hairline py-1">
            {`${code}, ${formatPeriod(period, words.locale)}: ${words.shown(store.at(key), row)} ${row.unit}`}
            {words.reasonsOf(store, key).map((reason) => (
              <span key={reason} className="block text-muted">
                {reason}
              </span>
            ))}
            {lookOf(store, key) === "asked" ? (
              <Button variant="secondary" className="my-1" onClick={() => store.confirm(key)}>
                {words.t("confirm")}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
