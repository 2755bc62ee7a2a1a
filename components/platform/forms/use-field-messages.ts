"use client";
import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { formatDecimal } from "@/lib/platform/format/number";
import type { FormState } from "@/lib/platform/forms/state";

const isFigure = (text: string) => /^-?\d+(\.\d+)?$/.test(text);
const decimalsOf = (figure: string) => figure.split(".")[1]?.length ?? 0;

/** An error key of a schema ("ambiguous:1250:1.25") as a sentence in the page's language. */
export function useFaultWords() {
  const t = useTranslations("Fields");
  const locale = useLocale();
  return useCallback(
    (key: string): string => {
      const [name = "invalid", ...figures] = key.split(":");
      const [a = "", b = ""] = figures.map((figure) =>
        // A unit stands as it was typed.
        isFigure(figure) ? formatDecimal(figure, { locale, decimals: decimalsOf(figure) }) : figure,
      );
      return t.has(name as never) ? t(name as never, { a, b } as never) : t("invalid");
    },
    [t, locale],
  );
}

/** What is wrong in each field of a form, as sentences. */
export function useFieldMessages(state: FormState) {
  const words = useFaultWords();
  return (field: string): string[] => (state.reply?.error?.[field] ?? []).map(words);
}
