import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WordsExplained } from "@/components/city/glossary/words-explained";
import { IndicatorFacts } from "@/components/city/indicators/indicator-facts";
import { IndicatorStatusBadge } from "@/components/city/indicators/indicator-status";
import { IndicatorSummary } from "@/components/city/indicators/indicator-summary";
import { Meaning } from "@/components/city/indicators/meaning";
import { PlaceValues } from "@/components/city/indicators/place-values";
import { TargetTable } from "@/components/city/indicators/target-table";
import { ValueChart } from "@/components/city/indicators/value-chart";
import { KelurahanValues, ValueTable } from "@/components/city/indicators/value-tables";
import { WithdrawnValues } from "@/components/city/indicators/withdrawn-values";
import { cardMetadata } from "@/components/site/pictures/card-metadata";
import { ShareSummary } from "@/components/site/pictures/share-summary";
import { TakeAlong, TakePicture } from "@/components/site/pictures/take-along";
import { DownloadLinks } from "@/components/ui/download-links";
import { EmptyLine } from "@/components/ui/empty-state";
import { Indonesian } from "@/components/ui/indonesian";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { AskedHere } from "@/components/voices/public-questions/asked-here";
import { findTerms } from "@/lib/city/glossary/published";
import { getPublishedIndicator } from "@/lib/city/indicators/published";
import { findKelurahanMap } from "@/lib/city/kelurahan-map/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { readPictureFacts } from "@/lib/site/pictures/published";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const [t, indicator] = await Promise.all([getTranslations("PublicIndicators"), getPublishedIndicator(kode)]);
  if (!indicator) notFound();
  const name = indicator.name[locale];
  const description = t("descriptionOne", { name, city: await cityName() });
  return {
    ...(await cardMetadata(locale, { kind: "indicators", key: kode, title: name, description })),
    title: name,
    description,
    alternates: await alternatesFor(locale, route("/indikator/[kode]", { kode })),
  };
}

export default async function IndicatorPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const indicator = await getPublishedIndicator(kode);
  if (!indicator) notFound();
  const [t, words] = await Promise.all([getTranslations("PublicIndicators"), getTranslations("Public")]);
  const { pillar, values, targets, earlierTargets, kelurahanValues, withdrawn } = indicator;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/indikator"), label: t("title") },
          ...(pillar ? [{ href: route("/pilar/[slug]", { slug: pillar.slug }), label: pillar.name }] : []),
        ]}
        eyebrow={
          <>
            {pillar ? <PillarBadge code={pillar.code} name={pillar.name} /> : null}
            <IndicatorStatusBadge status={indicator.status} />
          </>
        }
        title={indicator.name[locale]}
        lead={<Meaning {...indicator} />}
      />
      <WordsExplained terms={await findTerms(["Indikator", "Capaian"], locale)} />
      {values.length > 0 ? (
        <>
          <IndicatorSummary indicator={indicator} />
          <ValueChart
            indicator={indicator}
            after={
              <TakeAlong
                kind="indicators"
                thing={kode}
                title={indicator.name[locale]}
                embed={route("/embed/indikator/[kode]", { kode })}
              />
            }
          />
          <PageSection id="nilai" title={t("values")} lead={t("valuesLead")}>
            <ValueTable indicator={indicator} />
          </PageSection>
        </>
      ) : (
        <EmptyLine title={t("noValues")}>
          {indicator.agency
            ? t.rich("noValuesBody", {
                agency: indicator.agency.name,
                name: (chunks) => <Indonesian>{chunks}</Indonesian>,
              })
            : null}
        </EmptyLine>
      )}
      {withdrawn.length > 0 ? (
        <PageSection id="ditarik" title={t("withdrawn")} lead={t("withdrawnLead")}>
          <WithdrawnValues values={withdrawn} />
          <DownloadLinks
            href={route("/api/v1/withdrawals", {}, { query: { indicator: kode } })}
            withJson
            className="mt-4"
          />
        </PageSection>
      ) : null}
      {kelurahanValues.length > 0 ? (
        <PageSection id="kelurahan" title={t("valuesKelurahan")}>
          <PlaceValues
            indicator={indicator}
            map={await findKelurahanMap()}
            after={<TakePicture kind="places" thing={kode} />}
          />
          <KelurahanValues indicator={indicator} />
        </PageSection>
      ) : null}
      {targets.length + earlierTargets.length > 0 ? (
        <PageSection id="target" title={t("targets")}>
          <TargetTable indicator={indicator} />
        </PageSection>
      ) : null}
      <PageSection id="tentang" title={t("about")}>
        <IndicatorFacts indicator={indicator} />
      </PageSection>
      <PageSection id="unduh" isScreenOnly title={t("downloads")} lead={t("downloadsLead")}>
        <DownloadLinks href={route("/api/v1/indicators/[code]/values", { code: kode })} withJson />
        {indicator.kelurahanValues.length > 0 ? (
          <>
            <h3 className="mt-4 font-semibold">{t("valuesKelurahan")}</h3>
            <DownloadLinks
              href={route("/api/v1/indicators/[code]/values", { code: kode }, { query: { area: "kelurahan" } })}
              withJson
            />
          </>
        ) : null}
      </PageSection>
      <ShareSummary facts={await readPictureFacts("indicators", kode)} path={route("/indikator/[kode]", { kode })} />
      <AskedHere
        {...(await listPublishedQuestions({ about: [{ indikator: kode }], pageSize: 5 }))}
        about={{ indikator: kode }}
      />
    </>
  );
}
