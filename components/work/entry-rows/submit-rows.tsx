"use client";
import { useRef, useState } from "react";
import { useTold } from "@/components/city/value-grid/grid-cell";
import { Button } from "@/components/ui/button";
import type { EntryRowView } from "@/lib/work/entry-workbooks/entry-row";
import { ALL, type RowStore } from "./row-store";
import { useRowWords } from "./use-row-words";

/** Hands in every complete draft that is shown: asks once, with a list of what goes and of what stays behind, and why. */
export function SubmitRows({ store }: { store: RowStore }) {
  useTold(store, ALL);
  const { t, grid, reasonsOf } = useRowWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { complete, incomplete } = store.ready;
  const going = complete.filter(({ key }) => store.isConfirmed(key));
  const close = () => dialog.current?.close();
  const list = (rows: readonly EntryRowView[]) => (
    <ul className="mt-2 max-h-[30vh] overflow-auto text-sm">
      {rows.map((row) => (
        <li key={row.key} className="border-hairline border-b py-1">
          {row.label}
          {reasonsOf(store, row, row.fields[0]?.name ?? "").map((reason) => (
            <span key={reason} className="block text-muted">
              {reason}
            </span>
          ))}
          {store.isAsking(row.key) ? (
            <Button variant="secondary" className="my-1" onClick={() => store.confirm(row.key)}>
              {grid("confirm")}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <Button
        {...(complete.length === 0 ? { disabledReasons: [{ text: grid("nothingToSubmit") }] } : {})}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {grid("submit", { count: complete.length })}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="submit-rows"
        onClose={() => setOpen(false)}
        className="m-auto w-[calc(100%-2rem)] max-w-2xl rounded-md border border-hairline bg-raised p-6 text-ink shadow-xl"
      >
        <h2 id="submit-rows" className="text-lg font-semibold">
          {grid("submitTitle")}
        </h2>
        {isOpen ? (
          <>
            <p className="mt-2">{t("submitRowsBody", { count: going.length })}</p>
            {list(complete)}
            {incomplete.length > 0 ? (
              <>
                <h3 className="mt-4 font-semibold">{grid("staysBehind", { count: incomplete.length })}</h3>
                {list(incomplete)}
              </>
            ) : null}
          </>
        ) : null}
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button variant="secondary" onClick={close}>
            {grid("cancel")}
          </Button>
          <Button
            {...(going.length === 0 ? { disabledReasons: [{ text: grid("confirmFirst") }] } : {})}
            onClick={() => {
              void store.submit(going.map(({ key }) => key));
              close();
            }}
          >
            {grid("submitYes", { count: going.length })}
          </Button>
        </div>
      </dialog>
    </>
  );
}
