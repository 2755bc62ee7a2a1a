import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EntryHistory } from "@/components/city/entries/entry-history";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { AnswerContent } from "@/components/evaluation/answers/answer-content";
import { AnswerForm } from "@/components/evaluation/answers/answer-form";
import { DecideAnswer } from "@/components/evaluation/answers/decide-answer";
import { LevelDescriptions } from "@/components/evaluation/answers/level-descriptions";
import { ProposalView } from "@/components/evaluation/answers/proposal-view";
import { scoreChoices } from "@/components/evaluation/answers/score-choices";
import { UnverifiedAnswer } from "@/components/evaluation/answers/unverified-answer";
import { CouncilScores } from "@/components/evaluation/reviews/council-scores";
import { roundTitle } from "@/components/evaluation/rounds/round-title";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { OffersSection } from "@/components/evidence/item-links/offers-section";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { TakeBack } from "@/components/platform/forms/take-back";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { takeBackAnswerAction } from "@/lib/evaluation/answers/actions";
import { getAnswer } from "@/lib/evaluation/answers/queries";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { getOffers } from "@/lib/evidence/item-links/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDecimal } from "@/lib/platform/format/number";
import { asTyped } from "@/lib/platform/format/parse-number";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

async function load(params: PageProps["params"]) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  return { id, actor: await requireActor() };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageLocale(params);
  const { id, actor } = await load(params);
  const [t, { item }] = await Promise.all([getTranslations("Answers"), getAnswer(actor, id)]);
  return { title: t("titleOne", { code: item.code }) };
}

export default async function AnswerPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id, actor } = await load(params);
  const locale = await getLocale();
  const [t, rounds, detail] = await Promise.all([
    getTranslations("Answers"),
    getTranslations("RoundOffice"),
    getAnswer(actor, id),
  ]);
  const { answer, item, round, agency, proposal, may, next, council } = detail;
  const saved = oneOf((await searchParams).tersimpan);
  const storageKey = `${actor.id}:answer:${id}`;
  const { range, levels } = scoreChoices(item, locale);
  const offers = await getOffers(actor, id);
  const help = locale === "id" ? item.helpId : item.helpEn || item.helpId;
  const proposed = proposal?.status === "proposed" ? formatDecimal(proposal.score, { locale, decimals: 2 }) : null;
  return (
    <>
      <PageHeader
        title={`${item.code} ${locale === "id" ? item.textId : item.textEn || item.textId}`}
        eyebrow={
          <>
            {item.pillar ? <PillarBadge code={item.pillar.code} name={item.pillar.name} /> : null}
            <EntryStatusBadge status={answer.status} />
          </>
        }
        lead={help || undefined}
        breadcrumbs={[
          {
            href: route("/kelola/putaran/[slug]", { slug: round.slug }),
            label: rounds("titleOne", { round: await roundTitle(round) }),
          },
          { href: route("/kelola/putaran/[slug]/jawaban", { slug: round.slug }), label: rounds("answers") },
        ]}
      />
      <div className="flex flex-col gap-8">
        <SavedNotice
          act={saved}
          actions={
            next ? (
              <ButtonLink href={route("/kelola/jawaban/[id]", { id: next.id })} variant="secondary" rel="next">
                {t("next", { code: next.code })}
              </ButtonLink>
            ) : null
          }
        />
        {/* Evidence that is taken over leaves what is typed below alone. */}
        {saved && saved !== "takeOverEvidence" ? <ForgetDraft storageKeys={[storageKey]} /> : null}
        {answer.status === "RETURNED" && answer.returnReason ? (
          <Notice tone="warning" title={t("returned")}>
            <span lang="id">{answer.returnReason}</span>
          </Notice>
        ) : null}
        <p className="text-muted">
          {agency ? (
            <span lang="id">{[agency.shortName, detail.officer].filter(Boolean).join(", ")}</span>
          ) : (
            t("nobody")
          )}
        </p>
        {may.edit ? (
          <>
            {proposal ? <ProposalView proposal={proposal} /> : null}
            <LevelDescriptions levels={item.levels} />
            <AnswerForm
              key={answer.version}
              answer={{
                id,
                version: answer.version,
                score: answer.score ? asTyped(answer.score, locale) : "",
                notApplicable: answer.notApplicable,
                reason: answer.reason,
              }}
              range={range}
              levels={levels}
              notApplicableAllowed={item.notApplicableAllowed}
              proposed={proposed}
              storageKey={storageKey}
            />
          </>
        ) : !answer.readable ? (
          <UnverifiedAnswer />
        ) : (
          <>
            <AnswerContent answer={answer} maximum={range.maximum} submittedBy={detail.submittedBy} />
            {may.return || (answer.status === "SUBMITTED" && actor.role !== "AGENCY") ? (
              <DecideAnswer answer={answer} may={may} />
            ) : null}
          </>
        )}
        <TakeBack
          key={answer.version}
          action={takeBackAnswerAction}
          leaves="emptyForm"
          id={id}
          version={answer.version}
          may={may}
        />
      </div>
      {offers ? <OffersSection offers={offers} opensOffice={actor.role === "ADMIN" || actor.role === "STAFF"} /> : null}
      {answer.readable ? (
        <EvidencePanel panel={await getEvidencePanel(actor, { kind: "answer", id })} actorId={actor.id} />
      ) : null}
      <PageSection id="dewan" title={t("council")}>
        <CouncilScores scores={council} mayReply={may.reply} />
        <p className="mt-4">
          {t("official")}: {detail.official ? formatDecimal(detail.official, { locale, decimals: 2 }) : t("noOfficial")}
        </p>
      </PageSection>
      {detail.history ? (
        <PageSection id="riwayat" title={t("history")}>
          <EntryHistory events={detail.history} />
        </PageSection>
      ) : null}
    </>
  );
}
