"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useCallback, useEffect, useRef } from "react";
import { ChoiceRow } from "@/components/ui/choice-inputs";
import { FieldError } from "@/components/ui/field";
import { TICKS_PUT_BACK, useSentBox } from "./form";

type TicksProps = {
  id: string;
  error: string[];
  /** Told at the beginning and whenever it changes: what each ticked box names in `data-what`. */
  onTicked?: (names: string[]) => void;
  /** All of them are ticked at first: so is the box for all before there are scripts. */
  areTicked?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * Rows with a box each, and one that ticks and unticks all others but those marked `data-apart`. The boxes are the
 * browser's own, so that a form that comes back refused can put them as they were sent.
 */
export function Ticks({ id, error, onTicked, areTicked = false, className, children }: TicksProps) {
  const t = useTranslations("Forms");
  const area = useRef<HTMLDivElement>(null);
  const allBox = useRef<HTMLInputElement>(null);
  const told = useRef("[]");
  const boxes = useCallback(
    () => [...(area.current?.querySelectorAll<HTMLInputElement>("input[type=checkbox][name]") ?? [])],
    [],
  );
  const read = useCallback(() => {
    const mine = boxes().filter(({ dataset }) => dataset.apart === undefined);
    const ticked = mine.filter(({ checked }) => checked).length;
    if (allBox.current) {
      allBox.current.checked = ticked > 0 && ticked === mine.length;
      allBox.current.indeterminate = ticked > 0 && ticked < mine.length;
    }
    const names = boxes().flatMap(({ checked, dataset }) => (checked ? (dataset.what ?? "") : []));
    if (JSON.stringify(names) === told.current) return;
    told.current = JSON.stringify(names);
    onTicked?.(names);
  }, [boxes, onTicked]);
  // Other rows may have come.
  useEffect(read);
  useEffect(() => {
    const form = area.current?.closest("form");
    form?.addEventListener("change", read);
    form?.addEventListener(TICKS_PUT_BACK, read);
    return () => {
      form?.removeEventListener("change", read);
      form?.removeEventListener(TICKS_PUT_BACK, read);
    };
  }, [read]);
  const tickAll = (isTicked: boolean) => {
    for (const box of boxes()) if (box.dataset.apart === undefined) box.checked = isTicked;
  };
  return (
    <div id={id} ref={area} tabIndex={-1} className={className}>
      <div data-needs-js="">
        <ChoiceRow
          ref={allBox}
          defaultChecked={areTicked}
          onChange={({ currentTarget }) => tickAll(currentTarget.checked)}
          className="border-b border-control font-medium"
        >
          {t("tickAll")}
        </ChoiceRow>
      </div>
      {children}
      {error.length > 0 ? (
        <div role="alert">
          <FieldError id={id} error={error} />
        </div>
      ) : null}
    </div>
  );
}

type BoxProps = Omit<ComponentProps<"input">, "type" | "defaultChecked"> & {
  type?: "checkbox" | "radio";
  name: string;
  value: string;
  isTicked?: boolean;
};

/** A box of such a row in a table, named for whoever does not see the row. In a form that came back refused it is as it was sent, also where there are no scripts. */
export function TickBox({ label, isTicked = false, ...box }: BoxProps & { label: string }) {
  return (
    <label className="inline-flex size-11 items-center justify-center md:size-8">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        {...box}
        defaultChecked={useSentBox(box.name, box.value, isTicked)}
        className="size-5 accent-accent"
      />
    </label>
  );
}

export function TickRow({ isTicked = false, ...row }: BoxProps & { children: ReactNode }) {
  return <ChoiceRow {...row} defaultChecked={useSentBox(row.name, row.value, isTicked)} />;
}

/** What is ticked, by its name, before a press that cannot be taken back. */
export function TickedNames({ names }: { names: string[] }) {
  const t = useTranslations("Forms");
  if (names.length === 0) return null;
  return (
    <section
      aria-label={t("ticked", { count: names.length })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className="mt-3 max-h-60 overflow-y-auto rounded-md border border-hairline"
    >
      <ul className="list-disc py-2 ps-8 pe-3 text-sm">
        {names.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have one name, and none has a state
          <li key={at}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
