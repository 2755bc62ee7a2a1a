import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { RESPONDENTS_PER_PILLAR } from "@/lib/evaluation/surveys/mean";
import type { getSurvey } from "@/lib/evaluation/surveys/queries";
import { formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type Survey = Awaited<ReturnType<typeof getSurvey>>;
type SurveyPillarProps = { slug: string; pillar: Survey["pillars"][number] };

/** The survey of one pillar, with how many people it asked; too few is said in a sentence. */
export function SurveyPillar({ slug, pillar }: SurveyPillarProps) {
  const t = useTranslations("Surveys");
  const locale = useLocale();
  const { code, name, respondents, rows } = pillar;
  const figures = { pillar: name, count: respondents, wanted: RESPONDENTS_PER_PILLAR };
  const days = (from: string | null, to: string | null) =>
    from === null && to === null
      ? null
      : [from, to].map((day) => (day ? formatDate(day, locale) : t("unknownDay"))).join(" – ");
  return (
    <section aria-labelledby={`pilar-${code}`} className="flex flex-col gap-4">
      <h2 id={`pilar-${code}`} className="flex flex-wrap items-center gap-3">
        <PillarBadge code={code} name={name} />
        <span className="font-medium">{t("respondentsOf", { count: respondents })}</span>
      </h2>
      {respondents < RESPONDENTS_PER_PILLAR ? <Notice tone="warning">{t("tooFew", figures)}</Notice> : null}
      {rows.length === 0 ? (
        respondents > 0 ? (
          <p className="text-muted">{t("noneOfYours")}</p>
        ) : null
      ) : (
        <DataTable
          caption={t("caption", { pillar: name })}
          captionHidden
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "programme",
              header: t("programme"),
              heading: true,
              cell: ({ id, programme, mayEdit }) =>
                mayEdit ? (
                  <Link href={route("/kelola/putaran/[slug]/survei/[id]", { slug, id })} className="text-link">
                    {programme}
                  </Link>
                ) : (
                  programme
                ),
            },
            {
              key: "subDimension",
              header: t("subDimension"),
              cell: ({ subDimension }) => subDimension?.[locale] ?? t("wholeProgramme"),
            },
            { key: "respondents", header: t("respondents"), numeric: true, cell: (row) => row.respondents },
            {
              key: "mean",
              header: t("mean"),
              numeric: true,
              cell: ({ mean, scaleMin, scaleMax }) =>
                t("onScale", {
                  mean: formatDecimal(mean, { locale }),
                  min: formatDecimal(scaleMin, { locale }),
                  max: formatDecimal(scaleMax, { locale }),
                }),
            },
            { key: "method", header: t("method"), cell: ({ method }) => <span lang="id">{method}</span> },
            { key: "days", header: t("fieldwork"), cell: (row) => days(row.fieldworkFrom, row.fieldworkTo) },
            { key: "source", header: t("source"), cell: ({ source }) => <span lang="id">{source}</span> },
          ]}
        />
      )}
    </section>
  );
}
