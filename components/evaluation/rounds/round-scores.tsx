import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BarChart } from "@/components/charts/bar-chart";
import { SharedSources } from "@/components/city/fact-sources/shared-sources";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Fold } from "@/components/ui/fold";
import { Missing } from "@/components/ui/missing";
import { PageSection } from "@/components/ui/page-header";
import type { PublicRound } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatPercent } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";
import { ScoreChange } from "./score-change";

type Props = { round: PublicRound };

export function RoundSections({ round }: Props) {
  const t = useTranslations("Rounds");
  const locale = useLocale();
  return (
    <>
      <DataTable
        caption={t("sections")}
        captionHidden
        rows={round.sections}
        rowKey={({ code }) => code}
        columns={[
          { key: "name", header: t("section"), heading: true, cell: ({ name }) => name[locale] },
          {
            key: "weight",
            header: t("weight"),
            numeric: true,
            cell: ({ weight }) => formatPercent(new Decimal(weight).times(100), { locale }),
          },
          {
            key: "score",
            header: t("score"),
            numeric: true,
            cell: ({ score }) =>
              score ? <span className="font-semibold">{formatScore(score.value, locale)}</span> : <Missing />,
          },
          {
            key: "product",
            header: t("product"),
            numeric: true,
            cell: ({ product }) => (product === null ? <Missing /> : formatScore(product, locale)),
          },
          { key: "change", header: t("change"), cell: ({ change }) => <ScoreChange change={change} /> },
        ]}
      />
      <SharedSources
        rows={round.sections.flatMap(({ name, score }) =>
          score ? [{ name: name[locale], source: score.source }] : [],
        )}
      />
    </>
  );
}

export function RoundPillars({ round, after }: Props & { after?: ReactNode }) {
  const t = useTranslations("Rounds");
  const words = useTranslations("Public");
  const locale = useLocale();
  if (round.pillars.every(({ score }) => score === null)) return <p className="text-muted">{t("pillarsMissing")}</p>;
  const source = round.pillars.find(({ score }) => score !== null)?.score?.source;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card>
        <BarChart
          isRanked
          after={after}
          title={t("pillars")}
          lead={words("ofScale", { max: round.instrument?.scaleMax ?? "4" })}
          max={Number(round.instrument?.scaleMax ?? 4)}
          source={source ? <SourceText text={source} /> : undefined}
          categoryLabel={t("pillar")}
          valueLabel={t("score")}
          bars={round.pillars.map(({ pillar, score }) => ({
            key: pillar.code,
            label: pillar.name,
            pillar: pillar.code,
            value: score ? Number(score.value) : null,
            text: score ? formatScore(score.value, locale) : null,
          }))}
        />
      </Card>
      <Fold onlyOnPhone summary={t("change")}>
        <ul className="divide-y divide-hairline border-y border-hairline">
          {round.pillars.map(({ pillar, score, change }) => (
            <li key={pillar.code} className="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
              <Link
                href={route("/pilar/[slug]", { slug: pillar.slug })}
                className="text-link inline-flex min-h-11 items-center md:min-h-6"
              >
                {pillar.name}
              </Link>
              {score ? <ScoreChange change={change} /> : <Missing />}
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}

/** What a correction replaced stays readable; nothing where nothing was corrected. */
export function SupersededScores({ round }: Props) {
  const t = useTranslations("Rounds");
  const locale = useLocale();
  const zone = useZone();
  if (round.superseded.length === 0) return null;
  const nameOf = (code: string | null) =>
    round.sections.find((section) => section.code === code)?.name[locale] ??
    round.pillars.find(({ pillar }) => pillar.code === code)?.pillar.name ??
    t("finalName");
  return (
    <PageSection id="koreksi" title={t("superseded")}>
      <ul className="flex flex-col gap-2">
        {round.superseded.map(({ target, code, value, revision, supersededAt }) => (
          <li key={`${target} ${code} ${revision}`}>
            {t("supersededRow", {
              what: nameOf(code),
              value: formatScore(value, locale),
              revision,
              date: formatDate(dayIn(zone, new Date(supersededAt)), locale),
            })}
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
