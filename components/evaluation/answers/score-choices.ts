import type { Locale } from "@/lib/platform/format/locale";
import { formatDecimal } from "@/lib/platform/format/number";
import { asTyped } from "@/lib/platform/format/parse-number";

type Item = {
  minimum: string;
  maximum: string;
  levels: readonly { value: string; label: Record<Locale, string> }[];
};

/** An item's range in words and, where it is answered by a level, the levels to choose from. */
export function scoreChoices({ minimum, maximum, levels }: Item, locale: Locale) {
  const figure = (value: string) => formatDecimal(value, { locale });
  return {
    range: { minimum: figure(minimum), maximum: figure(maximum) },
    levels: levels.map(({ value, label }) => ({
      value: asTyped(value, locale),
      label: `${figure(value)} · ${label[locale]}`,
    })),
  };
}
