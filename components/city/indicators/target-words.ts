import { useTranslations } from "next-intl";
import type { PublicValue } from "@/lib/city/indicators/published";
import { type Target, targetText } from "@/lib/city/indicators/target";
import { type Measure, useFigure, useNumber } from "./figure-words";

/** A target with its unit, ready to be read: "85%", "80%–90%", "Wajar Tanpa Pengecualian". */
export function useTarget(): (target: Target, measure: Measure) => string {
  const t = useTranslations("Targets");
  const figure = useFigure();
  const number = useNumber();
  return (target, measure) =>
    target.kind === "RANGE"
      ? t("range", { low: number(target.low, measure.decimals), high: figure(target.high, measure) })
      : targetText(target, (value) => figure(value, measure));
}

/** The same without the unit, which stands elsewhere. */
export const bareTargets =
  (number: (value: string, decimals: number) => string) =>
  (target: Target, decimals: number): string =>
    targetText(target, (value) => number(value, decimals));

/** What is kept back of a kelurahan (docs/decisions/0033) is told as that. */
export type ToldValue = Pick<PublicValue, "value" | "state"> &
  Partial<Pick<PublicValue, "hidden" | "hiddenBelow">> &
  Measure;

/** A value as it is read, whether it is a figure or a word. */
export const useTold = () => tellings(useTranslations("Figures"), useFigure());

type FigureWords = ReturnType<typeof useTranslations<"Figures">>;
export function tellings(t: FigureWords, figure: (value: string, measure: Measure) => string) {
  return (value: ToldValue): string => {
    if (value.hidden) return value.hiddenBelow ? t("below", { figure: value.hiddenBelow }) : t("hidden");
    return value.state ?? (value.value === null ? "" : figure(value.value, value));
  };
}
