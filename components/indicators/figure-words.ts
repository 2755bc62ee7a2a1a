import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import type { Change } from "@/components/ui/change-text";
import { formatDecimal, formatPercent, formatRupiah, formatSigned } from "@/lib/format/number";
import { formatPeriod } from "@/lib/indicators/period";
import type { PublicTrend } from "@/lib/indicators/published";

export type Measure = { unit: string; decimals: number };

/** The unit in words of the page's language; a unit without a translation stays as the data has it. */
export function useUnitName(): (unit: string) => string {
  const t = useTranslations("IndicatorUnits");
  return (unit) => {
    const key = unit.replace(/[^a-z0-9]+/gi, "_") as "orang";
    return t.has(key) ? t(key) : unit;
  };
}

/** A value with its unit, ready to be read: "7,15%", "63 unit", "Rp2.000.000.000", an index without a word. */
export function useFigure(): (value: string, measure: Measure) => string {
  const locale = useLocale();
  const unitName = useUnitName();
  return (value, { unit, decimals }) => {
    if (unit === "Rp") return formatRupiah(value, { locale, decimals });
    if (unit === "%") return formatPercent(value, { locale, decimals });
    const number = formatDecimal(value, { locale, decimals });
    if (unit === "indeks") return number;
    return `${unit.startsWith("%") ? formatPercent(value, { locale, decimals }) : number} ${unitName(unit)}`;
  };
}

/** The number alone, for columns whose unit stands elsewhere. */
export function useNumber(): (value: string, decimals: number) => string {
  const locale = useLocale();
  return (value, decimals) => formatDecimal(value, { locale, decimals });
}

export type ToldTrend = { change: Change } | { words: string };

/** The last movement in words: "turun 0,08 poin persen dari 2022"; percentages differ by percentage points. */
export function useTrend(): (trend: PublicTrend, measure: Measure) => ToldTrend {
  const t = useTranslations("Trend");
  const locale = useLocale();
  const figure = useFigure();
  return (trend, measure) => {
    if (trend.kind === "none") return { words: t("none") };
    if (trend.kind === "break") {
      return { words: t("break", { from: formatPeriod(trend.from, locale), to: formatPeriod(trend.to, locale) }) };
    }
    const { decimals, unit } = measure;
    const size = new Decimal(trend.difference).abs().toFixed();
    const number = formatDecimal(size, { locale, decimals });
    const amount =
      trend.unitKind === "percentage-points"
        ? t("percentagePoints", { amount: number })
        : unit === "indeks"
          ? t("points", { amount: number })
          : figure(size, measure);
    return {
      change: {
        direction: trend.direction,
        figure: formatSigned(trend.difference, { locale, decimals }),
        words: t(trend.direction, { amount, period: formatPeriod(trend.from, locale) }),
        meaning: trend.better === null ? "neutral" : trend.better ? "better" : "worse",
      },
    };
  };
}
