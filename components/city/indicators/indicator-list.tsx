import { useTranslations } from "next-intl";
import { FilterLinks } from "@/components/ui/filter-links";
import { Fold } from "@/components/ui/fold";
import { PillarIcon } from "@/components/ui/pillar-badge";
import type { IndicatorStatus } from "@/lib/city/indicators/achievement";
import type { PublicIndicatorSummary } from "@/lib/city/indicators/published";
import type { PillarRef } from "@/lib/city/pillars/published";
import { route } from "@/lib/platform/pages/routes";
import { IndicatorTable } from "./indicator-table";
import { ListNarrowing } from "./list-narrowing";
import { SearchForm } from "./search-form";
import { indicatorStatuses } from "./status-slugs";

type IndicatorListProps = {
  pillars: PillarRef[];
  /** All of them: the filters say how many each would show. */
  indicators: PublicIndicatorSummary[];
  status?: IndicatorStatus;
};

/** Indicators by pillar. Filters are addresses of their own, so that they work without scripts. */
export function IndicatorList({ pillars, indicators, status }: IndicatorListProps) {
  const t = useTranslations("PublicIndicators");
  const states = useTranslations("IndicatorStatus");
  const shown = status ? indicators.filter((indicator) => indicator.status === status) : indicators;
  const groups = pillars
    .map((pillar) => ({ pillar, rows: shown.filter((indicator) => indicator.pillar?.code === pillar.code) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <ListNarrowing
      form={
        <div className="flex flex-col gap-6">
          <SearchForm />
          <FilterLinks
            label={t("filterStatus")}
            links={[
              { href: route("/indikator"), label: t("all"), current: !status, count: indicators.length },
              ...indicatorStatuses
                .map((entry) => ({ ...entry, count: indicators.filter((row) => row.status === entry.status).length }))
                .filter((entry) => entry.count > 0 || entry.status === status)
                .map((entry) => ({
                  href: route("/indikator/status/[status]", { status: entry.slug }),
                  label: states(entry.status),
                  current: entry.status === status,
                  count: entry.count,
                })),
            ]}
          />
        </div>
      }
      found={Array.from({ length: shown.length + 1 }, (_, count) => t("found", { count }))}
      clear={t("clear")}
    >
      {groups.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
      <nav aria-label={t("jump")} data-print="no" className="hidden md:block">
        <ul className="flex flex-wrap gap-x-5 text-sm">
          {groups.map(({ pillar }) => (
            <li key={pillar.code}>
              <a href={`#${pillar.slug}`} className="text-link inline-flex min-h-11 items-center gap-1.5 md:min-h-8">
                <PillarIcon code={pillar.code} className="size-4" />
                {pillar.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ pillar, rows }) => (
        <section key={pillar.code} data-search-group="" aria-labelledby={pillar.slug} className="md:mt-8">
          <Fold
            summary={
              <h2 id={pillar.slug} className="flex items-center gap-2 text-lg font-semibold md:mb-3">
                <PillarIcon code={pillar.code} />
                {pillar.name}
                <span className="text-base font-normal text-muted">{rows.length}</span>
              </h2>
            }
          >
            <IndicatorTable caption={t("caption", { pillar: pillar.name })} captionHidden indicators={rows} />
          </Fold>
        </section>
      ))}
    </ListNarrowing>
  );
}
