import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { RecommendationActions } from "@/components/evidence/evidence/recommendation-actions";
import { LinkedDecisions } from "@/components/follow-up/decisions/linked-decisions";
import { RecommendationChain } from "@/components/follow-up/forerunners/recommendation-chain";
import { ChainSteps } from "@/components/follow-up/recommendations/chain-steps";
import { NextSteps } from "@/components/follow-up/recommendations/next-steps";
import { RecommendationFacts } from "@/components/follow-up/recommendations/recommendation-facts";
import { RecommendationHistory } from "@/components/follow-up/recommendations/recommendation-history";
import { RecommendationStatusBadge } from "@/components/follow-up/recommendations/recommendation-status";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { recordOpening } from "@/lib/evaluation/assessors/mutations";
import { getEvidencePanel, listActionEvidence } from "@/lib/evidence/evidence/queries";
import { canCreateAction } from "@/lib/follow-up/actions/policy";
import { listActions } from "@/lib/follow-up/actions/queries";
import { listDecisionsAbout } from "@/lib/follow-up/decisions/queries";
import { canLinkForerunner } from "@/lib/follow-up/forerunners/policy";
import { countEarlier, getChain, listSuggestions } from "@/lib/follow-up/forerunners/queries";
import { canReadWork } from "@/lib/follow-up/recommendations/policy";
import { getRecommendation, listEvents, listReports } from "@/lib/follow-up/recommendations/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listAgenciesWithOfficers } from "@/lib/platform/users/queries";

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
        breadcrumbs={[{ href: route("/kelola/rekomendasi"), label: t("title") }]}
        eyebrow={
          <>
            {item.pillar ? <PillarBadge code={item.pillar.code} name={item.pillar.name} /> : null}
            <RecommendationStatusBadge status={item.status} />
            {item.overdue ? <StatusBadge tone="danger">{t("late")}</StatusBadge> : null}
          </>
        }
        title={t("numbered", { order: item.order, round: await roundTitleOf(item.round.slug) })}
        lead={<span lang="id">{item.text}</span>}
        actions={isInside ? <RevisionsLink entity="recommendation" id={id} /> : null}
      />
      <div className="flex flex-col gap-8">
        <SavedNotice act={saved} />
        {saved === "submitFollowUp" ? <ForgetDraft storageKeys={[`${actor.id}:recommendation:${item.id}`]} /> : null}
        {isInside ? <ChainSteps state={item.state} /> : null}
        <RecommendationFacts item={item} reports={reports} />
        {isInside ? (
          <>
            <NextSteps actor={actor} item={item} />
            <RecommendationActions recommendation={item.facts} {...(await readActions(actor, item.facts))} />
          </>
        ) : null}
      </div>
      {isInside ? <RecommendationChain recommendation={item.facts} {...(await readChain(actor, item.facts))} /> : null}
      <LinkedDecisions decisions={await listDecisionsAbout(actor, { kind: "recommendation", id: item.id })} />
      <EvidencePanel
        panel={await getEvidencePanel(actor, { kind: "recommendation", id: item.id })}
        actorId={actor.id}
      />
      {isInside ? (
        <PageSection id="riwayat" title={life("history")} lead={life("historyLead")}>
          <RecommendationHistory events={events} />
        </PageSection>
      ) : null}
    </>
  );
}

type Facts = Awaited<ReturnType<typeof getRecommendation>>["facts"];

async function readActions(actor: Actor, recommendation: Facts) {
  const { id: recommendationId } = recommendation;
  const [actions, evidence, agencies] = await Promise.all([
    listActions(actor, { recommendationId }),
    listActionEvidence(actor, recommendationId),
    canCreateAction(actor, { recommendation }) ? listAgenciesWithOfficers(actor) : null,
  ]);
  return { actions, evidence, agencies };
}

async function readChain(actor: Actor, { id, forerunnerId }: Facts) {
  const [chain, suggestions, earlier] = await Promise.all([
    getChain(actor, id),
    forerunnerId ? [] : listSuggestions(actor, id),
    forerunnerId ? 0 : countEarlier(actor, id),
  ]);
  return { chain, suggestions, earlier, mayLink: canLinkForerunner(actor) };
}
