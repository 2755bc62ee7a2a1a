import { useLocale, useTranslations } from "next-intl";
import { AgencyName } from "@/components/city/agencies/agency-name";
import { Sourced } from "@/components/city/fact-sources/source-text";
import { PublicEvidenceList } from "@/components/city/shown-evidence/public-evidence";
import { Card } from "@/components/ui/card";
import { type Described, DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { Fold } from "@/components/ui/fold";
import { Indonesian } from "@/components/ui/indonesian";
import { Missing } from "@/components/ui/missing";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import type { PublicAgency } from "@/lib/city/agencies/published";
import type {
  LivingFacts,
  PublicRecommendation,
  PublicRecommendationReport,
} from "@/lib/follow-up/recommendations/published";
import { formatDate } from "@/lib/platform/format/date";
import { Link } from "@/lib/platform/i18n/navigation";
import { OverdueMark } from "./overdue-mark";
import { RecommendationStatusBadge } from "./recommendation-status";

/** Without what goes on living it is a frozen one. */
type Shown = Omit<PublicRecommendation, keyof LivingFacts | "leadAgency"> &
  Partial<LivingFacts> & { leadAgency: (Pick<PublicAgency, "name"> & Partial<PublicAgency>) | null };

/** Recommendations with who must act, by when, and what was reported. Stand under a heading of the second level. */
export function RecommendationItems({ items, isReconstruction }: { items: Shown[]; isReconstruction?: boolean }) {
  return (
    <ol className="flex flex-col gap-4">
      {items.map((item) => (
        <Recommendation key={item.order} item={item} isReconstruction={isReconstruction} />
      ))}
    </ol>
  );
}

function Recommendation({ item, isReconstruction }: { item: Shown; isReconstruction: boolean | undefined }) {
  const t = useTranslations("Recommendations");
  const words = useTranslations("Public");
  const evidence = useTranslations("Evidence");
  const locale = useLocale();
  const [latest, ...earlier] = item.reports;
  const movedFrom = item.originalDueOn !== item.dueOn ? item.originalDueOn : null;
  const facts: Described[] = [
    {
      term: t("lead_agency"),
      details: item.leadAgency ? <AgencyName agency={item.leadAgency} /> : <Missing />,
    },
    ...(isReconstruction
      ? []
      : [
          {
            term: movedFrom ? t("presentDue") : t("due"),
            details: item.dueOn ? formatDate(item.dueOn, locale) : <Missing />,
          },
          ...(movedFrom ? [{ term: t("originalDue"), details: formatDate(movedFrom, locale) }] : []),
        ]),
  ];
  const told: Described[] = [
    ...(isReconstruction
      ? []
      : [{ term: t("reported"), details: <Reported report={latest} agency={item.leadAgency?.shortName} /> }]),
    ...(item.evidence?.length
      ? [{ term: evidence("publicTitle"), details: <PublicEvidenceList items={item.evidence} /> }]
      : []),
  ];
  return (
    <Card as="li" pillar={item.pillar?.code}>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        {/* What became of it came after the round that is put together here. */}
        {isReconstruction ? null : <RecommendationStatusBadge status={item.status} />}
        {item.dueOn && item.overdue !== undefined ? (
          <OverdueMark dueOn={item.dueOn} status={item.status}>
            <StatusBadge tone="danger">{t("overdue")}</StatusBadge>
          </OverdueMark>
        ) : null}
        {item.forerunner ? <StatusBadge tone="warning">{t("repeated")}</StatusBadge> : null}
        {item.pillar ? <PillarBadge code={item.pillar.code} name={item.pillar.name} /> : null}
      </div>
      <h3 className="mb-3 max-w-prose font-semibold">
        <span className="sr-only">{t("numbered", { order: item.order })}: </span>
        <span aria-hidden>{item.order}. </span>
        {item.path ? (
          <Link href={item.path} className="text-link">
            <Indonesian>{item.text}</Indonesian>
          </Link>
        ) : (
          <Indonesian>{item.text}</Indonesian>
        )}
      </h3>
      <DescriptionList items={facts} />
      <Fold onlyOnPhone summary={t("toldAndSource")}>
        {told.length > 0 ? <DescriptionList isContinued items={told} /> : null}
        {earlier.length > 0 ? (
          <Disclosure summary={t("history")}>
            <ul className="flex flex-col gap-3">
              {earlier.map((report) => (
                <li key={`${report.publishedAt} ${report.source} ${report.text}`}>
                  {report.shipped ? null : <RecommendationStatusBadge status={report.status} />}{" "}
                  <Reported report={report} />
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
        <div className="mt-3">
          <Sourced label={words("source")} text={item.source} brief />
        </div>
      </Fold>
    </Card>
  );
}

function Reported({ report, agency }: { report: PublicRecommendationReport | undefined; agency?: string }) {
  const t = useTranslations("Recommendations");
  const common = useTranslations("Common");
  if (report?.text)
    return (
      <>
        {report.shipped ? <span className="block text-sm text-muted">{t("bySource")}</span> : null}
        <Indonesian>{report.text}</Indonesian>
      </>
    );
  return (
    <span className="text-muted">
      {t("nothingReported")}
      {agency ? (
        <span className="block text-sm">
          {common.rich("owedBy", { agency, name: (chunks) => <Indonesian>{chunks}</Indonesian> })}
        </span>
      ) : null}
    </span>
  );
}
