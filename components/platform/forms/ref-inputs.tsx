"use client";
import { useLocale } from "next-intl";

/** What a form is about, in hidden fields: the row as the page showed it, and the language to answer in. */
export function RefInputs(hidden: Record<string, string | number | undefined>) {
  const locale = useLocale();
  return Object.entries({ locale, ...hidden }).map(([name, value]) =>
    value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
  );
}
