import { useLocale, useTranslations } from "next-intl";
import { PublicEvidenceList } from "@/components/city/shown-evidence/public-evidence";
import { Card } from "@/components/ui/card";
import { type Described, DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyLine } from "@/components/ui/empty-state";
import { Fold } from "@/components/ui/fold";
import { Indonesian } from "@/components/ui/indonesian";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { PublicProgramme, PublicProgress } from "@/lib/city/programmes/published";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatPercent } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { useZone } from "@/lib/platform/i18n/use-zone";

type Report = PublicProgramme["reports"][number];

/** On a phone, before a fold. */
const NEWEST = 3;

/** All published reports, newest first; what a revision replaced stays readable below it. */
export function ProgressReports({ programme }: { programme: PublicProgramme }) {
  const t = useTranslations("PublicProgrammes");
  if (programme.reports.length === 0) {
    return (
      <EmptyLine title={t("noReports")}>
        {programme.agency
          ? t.rich("noReportsBody", {
              agency: programme.agency.name,
              name: (chunks) => <Indonesian>{chunks}</Indonesian>,
            })
          : null}
      </EmptyLine>
    );
  }
  const list = (reports: Report[]) => (
    <ol className="flex flex-col gap-4">
      {reports.map((report) => (
        <ReportCard key={report.period} report={report} pillar={programme.pillar?.code} />
      ))}
    </ol>
  );
  const earlier = programme.reports.slice(NEWEST);
  return (
    <div className="flex flex-col gap-4">
      {list(programme.reports.slice(0, NEWEST))}
      {earlier.length > 0 ? (
        <Fold onlyOnPhone summary={t("earlierReports", { count: earlier.length })}>
          {list(earlier)}
        </Fold>
      ) : null}
    </div>
  );
}

function ReportCard({ report, pillar }: { report: Report; pillar?: string }) {
  const t = useTranslations("PublicProgrammes");
  const words = useTranslations("Public");
  const evidence = useTranslations("Evidence");
  const locale = useLocale();
  const zone = useZone();
  return (
    <Card as="li" pillar={pillar}>
      <h3 className="mb-3 text-lg font-semibold">{formatPeriod(report.period, locale)}</h3>
      <ProgressBar
        pillar={pillar}
        value={Number(report.physicalPercent)}
        label={t("progress")}
        text={formatPercent(report.physicalPercent, { locale })}
      />
      <div className="mt-4">
        <ReportText report={report} />
      </div>
      {report.evidence.length > 0 ? (
        <div className="mt-4">
          <h4 className="mb-1 font-semibold">{evidence("publicTitle")}</h4>
          <PublicEvidenceList items={report.evidence} />
        </div>
      ) : null}
      {report.superseded.length > 0 ? (
        <Disclosure summary={words("earlierVersions", { count: report.superseded.length })}>
          <ul className="flex flex-col gap-6">
            {report.superseded.map((earlier) => (
              <li key={earlier.revision}>
                <p className="mb-2 text-sm text-muted">
                  {words("revision", { revision: earlier.revision })} ·{" "}
                  {words("supersededOn", { date: formatDate(dayIn(zone, new Date(earlier.supersededAt)), locale) })} ·{" "}
                  {formatPercent(earlier.physicalPercent, { locale })}
                </p>
                <ReportText report={earlier} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Card>
  );
}

function ReportText({ report }: { report: PublicProgress }) {
  const t = useTranslations("PublicProgrammes");
  const words = useTranslations("Public");
  const locale = useLocale();
  const zone = useZone();
  const written = (term: string, text: string | null): Described[] =>
    text
      ? [
          {
            term,
            details: (
              <Indonesian>
                <span className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</span>
              </Indonesian>
            ),
          },
        ]
      : [];
  return (
    <>
      <DescriptionList
        items={[
          ...(report.beneficiaries === null
            ? []
            : [{ term: t("beneficiaries"), details: t("people", { count: report.beneficiaries }) }]),
          ...written(t("done"), report.done),
          ...written(t("obstacles"), report.obstacles),
          ...written(t("nextStep"), report.nextStep),
          ...(report.evidenceUrl ? [{ term: t("evidence"), details: <Evidence url={report.evidenceUrl} /> }] : []),
          ...written(words("reason"), report.revisionReason),
        ]}
      />
      <p className="mt-2 text-sm text-muted">
        {t("published", { date: formatDate(dayIn(zone, new Date(report.publishedAt)), locale) })}
        {report.revision > 1 ? ` · ${words("revision", { revision: report.revision })}` : null}
      </p>
    </>
  );
}

function Evidence({ url }: { url: string }) {
  const t = useTranslations("PublicProgrammes");
  return (
    <a className="text-link" href={url} rel="nofollow noopener">
      {t("evidenceLink", { host: new URL(url).hostname })}
    </a>
  );
}
