import { useLocale, useTranslations } from "next-intl";
import { AgencyName } from "@/components/city/agencies/agency-name";
import { Sourced, SourceText } from "@/components/city/fact-sources/source-text";
import { PublicEvidenceList } from "@/components/city/shown-evidence/public-evidence";
import { type Described, DescriptionList } from "@/components/ui/description-list";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import type { PublicRecommendation } from "@/lib/follow-up/recommendations/published";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { RecommendationStatusBadge } from "./recommendation-status";

/** Who must act, by when, and everything that was reported, with its proof. */
export function RecommendationAnswer({ item }: { item: PublicRecommendation }) {
  const t = useTranslations("Recommendations");
  const words = useTranslations("Public");
  const evidence = useTranslations("Evidence");
  const locale = useLocale();
  const day = (date: string | null) => (date ? formatDate(date, locale) : <Missing />);
  const isMoved = item.originalDueOn !== null && item.originalDueOn !== item.dueOn;
  const facts: Described[] = [
    {
      term: t("lead_agency"),
      details: item.leadAgency ? <AgencyName agency={item.leadAgency} /> : <Missing />,
    },
    ...(item.supports.length > 0
      ? [{ term: t("supports"), details: <Indonesian>{item.supports.map(({ name }) => name).join("; ")}</Indonesian> }]
      : []),
    { term: isMoved ? t("presentDue") : t("due"), details: day(item.dueOn) },
    ...(isMoved ? [{ term: t("originalDue"), details: day(item.originalDueOn) }] : []),
    {
      term: t("reported"),
      details:
        item.reports.length > 0 ? <Reports item={item} /> : <span className="text-muted">{t("nothingReported")}</span>,
    },
    {
      term: evidence("publicTitle"),
      details: item.evidence.length > 0 ? <PublicEvidenceList items={item.evidence} /> : <Missing />,
    },
  ];
  return (
    <>
      <DescriptionList items={facts} />
      <div className="mt-3">
        <Sourced label={words("source")} text={item.source} />
      </div>
    </>
  );
}

function Reports({ item }: { item: PublicRecommendation }) {
  const t = useTranslations("Recommendations");
  const locale = useLocale();
  const zone = useZone();
  return (
    <ul className="flex flex-col gap-4">
      {item.reports.map(({ status, text, source, publishedAt, shipped }) => (
        <li key={`${publishedAt} ${source} ${text}`}>
          {shipped ? (
            <p className="text-sm font-medium">{t("bySource")}</p>
          ) : (
            <>
              <RecommendationStatusBadge status={status} />{" "}
              <span className="text-sm text-muted">
                {publishedAt ? formatDate(dayIn(zone, new Date(publishedAt)), locale) : null}
              </span>
            </>
          )}
          <p className="mt-1 whitespace-pre-line wrap-anywhere">
            {text ? <Indonesian>{text}</Indonesian> : <span className="text-muted">{t("nothingReported")}</span>}
          </p>
          {source === item.source ? null : (
            <div className="text-sm text-muted">
              <SourceText text={source} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
