"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFaultWords } from "@/components/platform/forms/use-field-messages";
import { formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";

const FIGURE = /^-?\d+(\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A field's content and what is wrong in it, as people read them. */
export function useWorkbookWords() {
  const t = useTranslations("EntryWorkbooks");
  const fields = useFaultWords();
  const locale = useLocale();
  return {
    said: (text: string): string => {
      if (text === "") return t("empty");
      if (FIGURE.test(text)) return formatDecimal(text, { locale });
      if (DAY.test(text)) return formatDate(text, locale);
      return t.has(`words.${text}` as never) ? t(`words.${text}` as never) : text;
    },
    fault: (key: string): string => {
      const [name = "", a = "", b = ""] = key.split(":");
      if (name === "locked") return t(`locks.${a}` as "locks.published");
      if (name === "problem") return t(`problems.${a}` as "problems.NOT_FOUND");
      return t.has(`faults.${name}` as never) ? t(`faults.${name}` as never, { a, b } as never) : fields(key);
    },
  };
}
