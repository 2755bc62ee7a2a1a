import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import type { listPlannedAndRunning } from "@/lib/city/programme-parts/published";
import { formatPercent } from "@/lib/platform/format/number";

type PlannedLineProps = { counted: Awaited<ReturnType<typeof listPlannedAndRunning>>[number] | undefined };

/** "So many of so many" of a pillar in its newest year, with how many say nothing of it. */
export function PlannedLine({ counted }: PlannedLineProps) {
  const t = useTranslations("PublicProgrammes");
  const locale = useLocale();
  if (!counted) return null;
  const { running, planned, unplanned, unstated } = counted;
  const year = `${counted.year}`;
  const percent = planned > 0 ? new Decimal(running).times(100).div(planned) : null;
  return (
    <p className="mb-4 max-w-prose">
      {percent === null
        ? t("plannedNone", { year })
        : t("plannedAndRunning", { running, planned, year, percent: formatPercent(percent, { locale, decimals: 2 }) })}
      {unplanned > 0 ? ` ${t("unplanned", { count: unplanned })}` : null}
      {unstated > 0 ? ` ${t("unstated", { count: unstated })}` : null}
    </p>
  );
}
