import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { OverdueMark } from "@/components/follow-up/recommendations/overdue-mark";
import { PublicChanges } from "@/components/follow-up/recommendations/public-changes";
import { RecommendationAnswer } from "@/components/follow-up/recommendations/recommendation-answer";
import { RecommendationStatusBadge } from "@/components/follow-up/recommendations/recommendation-status";
import { YearsChain } from "@/components/follow-up/recommendations/years-chain";
import { FactCorrections } from "@/components/site/fact-sources/fact-corrections";
import { cardMetadata } from "@/components/site/pictures/card-metadata";
import { ShareSummary } from "@/components/site/pictures/share-summary";
import { NotTranslated } from "@/components/ui/indonesian";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { AskedHere } from "@/components/voices/public-questions/asked-here";
import { listFactCorrections } from "@/lib/city/fact-sources/published";
import { findPublishedRecommendation } from "@/lib/follow-up/recommendations/published";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { readPictureFacts } from "@/lib/site/pictures/published";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";

type PageProps = { params: Promise<{ locale: string; putaran: string; nomor: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function load(params: PageProps["params"]) {
  const { putaran, nomor } = await params;
  const found = /^[1-9]\d{0,3}$/.test(nomor) ? await findPublishedRecommendation(putaran, Number(nomor)) : null;
  return found ?? notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { item } = await load(params);
  const t = await getTranslations("Recommendations");
  const title = t("numberedOf", { order: item.order, round: await roundTitleOf(item.round.slug) });
  const key = `${item.round.slug}~${item.order}`;
  return {
    ...(await cardMetadata(locale, { kind: "recommendations", key, title, description: item.text })),
    title,
    description: item.text,
    alternates: await alternatesFor(locale, item.path),
  };
}

export default async function RecommendationPage({ params }: PageProps) {
  await pageLocale(params);
  const { item, chain, changes } = await load(params);
  const code = `${item.round.slug}/${item.order}`;
  const [t, words, facts, questions, corrections] = await Promise.all([
    getTranslations("Recommendations"),
    getTranslations("Public"),
    getTranslations("FactSources"),
    listPublishedQuestions({ about: [{ rekomendasi: code }], pageSize: 5 }),
    // Of its report too, but that is the same page.
    listFactCorrections({ entities: ["recommendation"], key: code }),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/rekomendasi"), label: t("title") },
          {
            href: route("/rekomendasi/[putaran]", { putaran: item.round.slug }),
            label: await roundTitleOf(item.round.slug),
          },
        ]}
        eyebrow={
          <>
            <RecommendationStatusBadge status={item.status} />
            {item.dueOn ? (
              <OverdueMark dueOn={item.dueOn} status={item.status}>
                <StatusBadge tone="danger">{t("overdue")}</StatusBadge>
              </OverdueMark>
            ) : null}
            {item.forerunner ? <StatusBadge tone="warning">{t("repeated")}</StatusBadge> : null}
            {item.pillar ? <PillarBadge code={item.pillar.code} name={item.pillar.name} /> : null}
          </>
        }
        title={t("numberedOf", { order: item.order, round: await roundTitleOf(item.round.slug) })}
        lead={<NotTranslated>{item.text}</NotTranslated>}
      />
      <RecommendationAnswer item={item} />
      {chain.length > 1 ? (
        <PageSection id="tahun" title={t("chainTitle")} lead={t("chainLead")}>
          <YearsChain chain={chain} />
        </PageSection>
      ) : null}
      <PageSection id="perubahan" title={t("changesTitle")} lead={t("changesLead")}>
        <PublicChanges changes={changes} />
      </PageSection>
      {corrections.length > 0 ? (
        <PageSection id="koreksi" title={facts("corrections")}>
          <FactCorrections corrections={corrections} />
        </PageSection>
      ) : null}
      <AskedHere {...questions} about={{ rekomendasi: code }} />
      <ShareSummary
        facts={await readPictureFacts("recommendations", `${item.round.slug}~${item.order}`)}
        path={item.path}
      />
    </>
  );
}
