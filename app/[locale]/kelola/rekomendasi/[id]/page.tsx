import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LinkedDecisions } from "@/components/decisions/linked-decisions";
import { ForgetDraft } from "@/components/entries/kept-draft";
import { SavedNotice } from "@/components/entries/saved-notice";
import { EvidencePanel } from "@/components/evidence/evidence-panel";
import { RecommendationActions } from "@/components/follow-ups/recommendation-actions";
import { RecommendationChain } from "@/components/forerunners/recommendation-chain";
import { PageHeader, PageSection } from "@/components/layout/page-header";
import { ChainSteps } from "@/components/recommendations/chain-steps";
import { NextSteps } from "@/components/recommendations/next-steps";
import { RecommendationFacts } from "@/components/recommendations/recommendation-facts";
import { RecommendationHistory } from "@/components/recommendations/recommendation-history";
import { RecommendationStatusBadge } from "@/components/recommendations/recommendation-status";
import { roundTitleOf } from "@/components/rounds/round-title";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { recordOpening } from "@/lib/assessors/mutations";
import { requireActor } from "@/lib/auth/session";
import { oneOf } from "@/lib/forms/search";
import { pageLocale } from "@/lib/i18n/page-locale";
import { canReadWork } from "@/lib/recommendations/policy";
import { getRecommendation, listEvents, listReports } from "@/lib/recommendations/queries";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RecommendationBoard" });
  return { title: t("title") };
}

export default async function RecommendationPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const t = await getTranslations("RecommendationBoard");
  const life = await getTranslations("RecommendationLife");
  const item = await getRecommendation(actor, id);
  const [events, reports] = await Promise.all([listEvents(actor, id), listReports(actor, id)]);
  await recordOpening(actor, { entity: "recommendation", entityId: id });
  const isInside = canReadWork(actor);
  const saved = oneOf((await searchParams).tersimpan);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/kelola/rekomendasi", label: t("title") }]}
        eyebrow={
          <>
            {item.pillar ? <PillarBadge code={item.pillar.code} name={item.pillar.name} /> : null}
            <RecommendationStatusBadge status={item.status} />
            {item.overdue ? <StatusBadge tone="danger">{t("late")}</StatusBadge> : null}
          </>
        }
        title={t("numbered", { order: item.order, round: await roundTitleOf(item.round.slug) })}
        lead={<span lang="id">{item.text}</span>}
      />
      <div className="flex flex-col gap-8">
        <SavedNotice act={saved} />
        {saved === "submitFollowUp" ? <ForgetDraft storageKeys={[`${actor.id}:recommendation:${item.id}`]} /> : null}
        {isInside ? <ChainSteps state={item.state} /> : null}
        <RecommendationFacts item={item} reports={reports} />
        {isInside ? (
          <>
            <NextSteps actor={actor} item={item} />
            <RecommendationActions actor={actor} recommendation={item.facts} />
          </>
        ) : null}
      </div>
      {isInside ? <RecommendationChain actor={actor} recommendation={item.facts} /> : null}
      <LinkedDecisions actor={actor} target={{ kind: "recommendation", id: item.id }} />
      <EvidencePanel actor={actor} owner={{ kind: "recommendation", id: item.id }} />
      {isInside ? (
        <PageSection id="riwayat" title={life("history")} lead={life("historyLead")}>
          <RecommendationHistory events={events} />
        </PageSection>
      ) : null}
    </>
  );
}
