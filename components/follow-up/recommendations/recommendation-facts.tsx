import { useLocale, useTranslations } from "next-intl";
import { type Described, DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import type { getRecommendation, listReports } from "@/lib/follow-up/recommendations/queries";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { RecommendationStatusBadge } from "./recommendation-status";

type FactsProps = {
  item: Awaited<ReturnType<typeof getRecommendation>>;
  reports: Awaited<ReturnType<typeof listReports>>;
};

/** Who, by when, and what was handed in and told to the public. */
export function RecommendationFacts({ item, reports }: FactsProps) {
  const t = useTranslations("RecommendationLife");
  const board = useTranslations("Recommendations");
  const locale = useLocale();
  const zone = useZone();
  const day = (date: string | null) => (date ? formatDate(date, locale) : <Missing />);
  const isMoved = item.originalDueOn !== null && item.originalDueOn !== item.dueOn;
  const handedIn = ["SUBMITTED", "VERIFIED", "CONFIRMED", "REPORTED"].includes(item.state);
  const items: Described[] = [
    { term: t("lead"), details: <span lang="id">{item.leadAgency.name}</span> },
    ...(item.officer ? [{ term: t("officer"), details: item.officer.name }] : []),
    ...(item.supports.length > 0
      ? [{ term: t("supports"), details: <span lang="id">{item.supports.map(({ name }) => name).join("; ")}</span> }]
      : []),
    ...(item.verifier === undefined
      ? []
      : [{ term: t("verifier"), details: item.verifier ? <span lang="id">{item.verifier.name}</span> : <Missing /> }]),
    { term: t("due"), details: day(item.dueOn) },
    ...(isMoved ? [{ term: t("originalDue"), details: day(item.originalDueOn) }] : []),
    ...(handedIn && item.resultText ? [{ term: t("result"), details: <Written text={item.resultText} /> }] : []),
    ...(handedIn && item.legalReason ? [{ term: t("legal"), details: <Written text={item.legalReason} /> }] : []),
    ...people(item.people).map(([step, name]) => ({ term: t(`by.${step}`), details: name })),
    { term: t("source"), details: <span lang="id">{item.source}</span> },
    {
      term: t("told"),
      details:
        reports.length === 0 ? (
          <Missing />
        ) : (
          <ul className="flex flex-col gap-3">
            {reports.map((report) => (
              <li key={report.id}>
                {report.shipped ? (
                  <span className="text-sm font-medium">{board("bySource")}</span>
                ) : (
                  <>
                    <RecommendationStatusBadge status={report.status} />{" "}
                    <span className="text-sm text-muted">{formatDate(dayIn(zone, report.createdAt), locale)}</span>
                  </>
                )}
                {report.text ? <Written text={report.text} /> : null}
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return <DescriptionList items={items} />;
}

type People = FactsProps["item"]["people"];

const people = (given: People) =>
  (Object.entries(given) as [keyof People, string | null][]).flatMap(([step, name]) =>
    name ? [[step, name] as const] : [],
  );

function Written({ text }: { text: string }) {
  return (
    <span lang="id" className="block whitespace-pre-line wrap-anywhere">
      {text}
    </span>
  );
}
