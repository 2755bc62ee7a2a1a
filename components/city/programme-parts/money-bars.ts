import type { useTranslations } from "next-intl";
import type { Bar } from "@/components/charts/bar-chart";
import { type Money, spentByYear } from "@/lib/city/programme-parts/spending";
import type { Locale } from "@/lib/platform/format/locale";
import { formatPercent, formatRupiah } from "@/lib/platform/format/number";

type Words = ReturnType<typeof useTranslations<"ProgrammeParts">>;

/**
 * How much of each year's plan is spent, as bars and the end of their axis: on the page, as a picture and elsewhere. Null
 * where the table says it all: of one line, or of none that tells both.
 */
export function moneyBars(lines: readonly (Money & { year: number })[], t: Words, locale: Locale) {
  const drawn = spentByYear(lines);
  if (drawn.length === 0 || lines.length === 1) return null;
  const money = (amount: string) => formatRupiah(amount, { locale });
  const bars = drawn.map(
    ({ year, planned, spent, absorbedPercent }): Bar => ({
      key: `${year}`,
      label: `${year}`,
      value: Number(absorbedPercent),
      text: t("ofPlan", {
        spent: money(spent),
        planned: money(planned),
        percent: formatPercent(absorbedPercent, { locale, decimals: 2 }),
      }),
    }),
  );
  return { bars, max: Math.max(100, ...bars.map(({ value }) => value ?? 0)) };
}
