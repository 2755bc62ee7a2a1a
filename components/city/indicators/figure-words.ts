import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import type { Change } from "@/components/ui/change-text";
import type { PublicTrend } from "@/lib/city/indicators/published";
import type { ValueCertainty } from "@/lib/platform/db/generated/enums";
import type { Locale } from "@/lib/platform/format/locale";
import {
  type DecimalFormat,
  formatDecimal,
  formatPercent,
  formatRupiah,
  formatSigned,
} from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";

export type Measure = {
  unit: string;
  decimals: number;
  /** An estimate is told as one, and never more exactly than it was made. */
  certainty?: ValueCertainty | undefined;
};

/** "200,0" would claim a precision that nobody measured: an estimate keeps the decimals that it was given. */
const decimalsShown = (value: string, { decimals, certainty }: Omit<Measure, "unit">) =>
  certainty === "ESTIMATE" ? Math.min(decimals, new Decimal(value).decimalPlaces()) : decimals;

type UnitTranslator = ReturnType<typeof useTranslations<"IndicatorUnits">>;
type FigureTranslator = ReturnType<typeof useTranslations<"Figures">>;

/** The unit in words of the page's language; a unit without a translation stays as the data has it. */
export const unitNames =
  (t: UnitTranslator) =>
  (unit: string): string => {
    const key = unit.replace(/[^a-z0-9]+/gi, "_") as "orang";
    return t.has(key) ? t(key) : unit;
  };

export const useUnitName = () => unitNames(useTranslations("IndicatorUnits"));

/** Of definitions, the newest first: that one is told in another unit than the one before it, to stand behind it; or nothing. */
export function useUnitChange() {
  const t = useTranslations("Figures");
  const unitName = useUnitName();
  return (definitions: readonly { unit: string }[], index: number): string => {
    const [unit, before] = [definitions[index]?.unit, definitions[index + 1]?.unit];
    if (unit === undefined || before === undefined || before === unit) return "";
    return ` (${t("unitChanged", { before: unitName(before), unit: unitName(unit) })})`;
  };
}

/** A value with its unit, ready to be read: "7,15%", "sekitar 200 ton", "Rp2.000.000.000", an index without a word. */
export const figures =
  (t: FigureTranslator, unitName: (unit: string) => string, locale: Locale) =>
  (value: string, measure: Measure): string => {
    const { unit, certainty } = measure;
    const decimals = decimalsShown(value, measure);
    const figure = inUnit(value, unit, { locale, decimals }, unitName);
    return certainty === "ESTIMATE" ? t("about", { figure }) : figure;
  };

export const useFigure = () => figures(useTranslations("Figures"), useUnitName(), useLocale());

function inUnit(value: string, unit: string, format: DecimalFormat, unitName: (unit: string) => string): string {
  if (unit === "Rp") return formatRupiah(value, format);
  if (unit === "%") return formatPercent(value, format);
  const number = formatDecimal(value, format);
  // An index has none; an earlier target whose unit nothing tells is told without one.
  if (unit === "indeks" || unit === "") return number;
  // "20,9% luas kota": the sign says the first word of "persen luas kota".
  if (unit.startsWith("%")) return `${formatPercent(value, format)} ${unitName(unit.slice(1).trim())}`;
  return `${number} ${unitName(unit)}`;
}

/** The number alone, for columns whose unit stands elsewhere. */
export const numbers =
  (t: FigureTranslator, locale: Locale) =>
  (value: string, decimals: number, certainty?: ValueCertainty): string => {
    const figure = formatDecimal(value, { locale, decimals: decimalsShown(value, { decimals, certainty }) });
    return certainty === "ESTIMATE" ? t("about", { figure }) : figure;
  };

export const useNumber = () => numbers(useTranslations("Figures"), useLocale());

export type ToldTrend = { change: Change } | { words: string };

/** The last movement in words: "turun 0,08 poin persen dari 2022"; percentages differ by percentage points. */
export function useTrend(): (trend: PublicTrend, measure: Measure) => ToldTrend {
  const t = useTranslations("Trend");
  const locale = useLocale();
  const figure = useFigure();
  const aboutWords = useTranslations("Figures");
  const about = (number: string, certainty?: ValueCertainty) =>
    certainty === "ESTIMATE" ? aboutWords("about", { figure: number }) : number;
  return (trend, measure) => {
    if (trend.kind === "none") return { words: t("none") };
    if (trend.kind === "break") {
      return { words: t("break", { from: formatPeriod(trend.from, locale), to: formatPeriod(trend.to, locale) }) };
    }
    const { unit } = measure;
    // Between estimates a difference is no more exact than they are; that it is about so much is said by the figures.
    const certainty = trend.estimated ? ("ESTIMATE" as const) : undefined;
    const decimals = decimalsShown(trend.difference, { ...measure, certainty });
    const size = new Decimal(trend.difference).abs().toFixed();
    const number = formatDecimal(size, { locale, decimals });
    const amount =
      trend.unitKind === "percentage-points"
        ? t("percentagePoints", { amount: about(number, certainty) })
        : unit === "indeks"
          ? t("points", { amount: about(number, certainty) })
          : figure(size, { ...measure, certainty });
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
