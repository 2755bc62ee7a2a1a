import { useLocale, useTranslations } from "next-intl";
import { BarChart } from "@/components/charts/bar-chart";
import type { ChartFrame } from "@/components/charts/chart-figure";
import type { Money } from "@/lib/city/programme-parts/spending";
import { moneyBars } from "./money-bars";

type MoneyChartProps = Pick<ChartFrame, "pillar" | "after"> & { lines: readonly (Money & { year: number })[] };

/** Of each year how much of the plan is spent; nothing where that needs no drawing. */
export function MoneyChart({ lines, ...frame }: MoneyChartProps) {
  const t = useTranslations("ProgrammeParts");
  const drawn = moneyBars(lines, t, useLocale());
  if (!drawn) return null;
  return <BarChart title={t("moneyTitle")} categoryLabel={t("year")} valueLabel={t("share")} {...drawn} {...frame} />;
}
