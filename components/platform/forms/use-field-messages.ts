"use client";
import { useLocale, useTranslations } from "next-intl";
import { formatDecimal } from "@/lib/platform/format/number";
import type { FormState } from "@/lib/platform/forms/state";

const isFigure = (text: string) => /^-?\d+(\.\d+)?$/.test(text);
const decimalsOf = (figure: string) => figure.split(".")[1]?.length ?? 0;

/** Error keys of a schema ("ambiguous:1250:1.25") as sentences in the page's language. */
export function useFieldMessages(state: FormState) {
  const t = useTranslations("Fields");
  const locale = useLocale();
  return (field: string): string[] => {
    const keys = state.reply?.error?.[field] ?? [];
    return keys.map((key) => {
      const [name = "invalid", ...figures] = key.split(":");
      const [a = "", b = ""] = figures.map((figure) =>
        // A unit stands as it was typed.
        isFigure(figure) ? formatDecimal(figure, { locale, decimals: decimalsOf(figure) }) : figure,
      );
      return t.has(name as never) ? t(name as never, { a, b } as never) : t("invalid");
    });
  };
}
