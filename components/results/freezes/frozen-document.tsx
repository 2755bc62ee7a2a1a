import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { DownloadLinks } from "@/components/ui/download-links";
import { PageSection } from "@/components/ui/page-header";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import type { PublishedFreeze } from "@/lib/results/freezes/published";

type FrozenDocumentProps = {
  slug: string;
  frozen: PublishedFreeze;
  /** What else somebody needs who checks the round. */
  children?: ReactNode;
};

/** The document behind the page, with its hash: whoever doubts a figure can check that nobody rewrote it. */
export function FrozenDocument({ slug, frozen, children }: FrozenDocumentProps) {
  const t = useTranslations("Rounds");
  const locale = useLocale();
  const { document, sha256, revision, versions } = frozen;
  const address = route("/api/v1/rounds/[slug]/frozen", { slug }, { query: { revision } });
  return (
    <PageSection id="beku" title={t("frozenTitle")} lead={t("frozenLead")}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose">
          {t("frozenOn", { date: formatDate(dayIn(frozen.zone, new Date(frozen.frozenAt)), locale) })}{" "}
          {t("frozenContents", {
            items: document.questionnaire.length,
            recommendations: document.recommendations.length,
            programmes: document.programmes.length,
            values: document.indicatorValues.length,
          })}
        </p>
        <DownloadLinks href={address} withJson />
        {versions.length > 1 ? <Versions versions={versions} slug={slug} /> : null}
        <Disclosure summary={t("frozenProof")}>
          <div className="flex flex-col gap-3">
            <p>
              <span className="font-medium">{t("frozenHash")}:</span>{" "}
              <code className="text-sm break-all">{sha256}</code>
            </p>
            <p className="text-sm break-words text-muted">
              {t("frozenCheck")} {t("frozenInternal", { hash: document.internalSha256 })}
            </p>
            {versions.length > 1 ? (
              <ul className="flex flex-col gap-2 text-sm">
                {versions.map((version) => (
                  <li key={version.revision}>
                    {t("versionN", { revision: version.revision })}: <code className="break-all">{version.sha256}</code>
                  </li>
                ))}
              </ul>
            ) : null}
            {children}
          </div>
        </Disclosure>
      </div>
    </PageSection>
  );
}

function Versions({ versions, slug }: { versions: PublishedFreeze["versions"]; slug: string }) {
  const t = useTranslations("Rounds");
  const locale = useLocale();
  return (
    <DataTable
      caption={t("versions")}
      rows={versions}
      rowKey={({ revision }) => `${revision}`}
      columns={[
        {
          key: "version",
          header: t("version"),
          heading: true,
          cell: ({ revision }) => (
            <a href={route("/api/v1/rounds/[slug]/frozen", { slug }, { query: { revision } })} className="text-link">
              {revision}
            </a>
          ),
        },
        {
          key: "date",
          header: t("versionDate"),
          cell: ({ frozenAt, zone }) =>
            `${formatDate(dayIn(zone, new Date(frozenAt)), locale)} ${formatTime(new Date(frozenAt), locale, zone)}`,
        },
        {
          key: "reason",
          header: t("versionReason"),
          cell: ({ reason }) => (reason ? <span lang="id">{reason}</span> : t("firstVersion")),
        },
      ]}
    />
  );
}
