import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { AnswerContent } from "@/components/evaluation/answers/answer-content";
import { scoreChoices } from "@/components/evaluation/answers/score-choices";
import { UnverifiedAnswer } from "@/components/evaluation/answers/unverified-answer";
import { CouncilScores } from "@/components/evaluation/reviews/council-scores";
import { ItemScoreForm } from "@/components/evaluation/reviews/review-forms";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { OffersSection } from "@/components/evidence/item-links/offers-section";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { getAnswer } from "@/lib/evaluation/answers/queries";
import { getItemReview } from "@/lib/evaluation/reviews/queries";
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

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Reviews" });
  return { title: t("item") };
}

export default async function ItemReviewPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("Reviews");
  const review = await getItemReview(actor, id);
  const { answer, item, council, official, submittedBy } = await getAnswer(actor, id);
  const saved = oneOf((await searchParams).tersimpan);
  const own = council.find((score) => score.own);
  const storageKey = `${actor.id}:item-score:${id}`;
  const { range, levels } = scoreChoices(item, locale);
  const offers = await getOffers(actor, id);
  const verified = answer.status === "VERIFIED" && answer.score ? asTyped(answer.score, locale) : null;
  const toItem = (to: { id: string }) => route("/dewan/butir/[id]", { id: to.id });
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
        breadcrumbs={[
          { href: route("/dewan", {}, { query: { putaran: review.roundSlug } }), label: t("back") },
          ...(item.pillar
            ? [
                {
                  href: route("/dewan/[pilar]", { pilar: item.pillar.slug }, { query: { putaran: review.roundSlug } }),
                  label: item.pillar.name,
                },
              ]
            : []),
        ]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice
          act={saved}
          actions={
            review.next ? (
              <ButtonLink href={toItem(review.next)} variant="secondary">
                {t("nextItem")}: {review.next.item.code}
              </ButtonLink>
            ) : null
          }
        />
        {saved ? <ForgetDraft storageKeys={[storageKey]} /> : null}
        <section aria-labelledby="mandiri">
          <h2 id="mandiri" className="mb-3 text-lg font-semibold">
            {t("self")}
          </h2>
          {answer.readable ? (
            <AnswerContent answer={answer} maximum={range.maximum} submittedBy={submittedBy} />
          ) : (
            <UnverifiedAnswer />
          )}
        </section>
      </div>
      {offers ? <OffersSection offers={offers} opensOffice={actor.role === "ADMIN" || actor.role === "STAFF"} /> : null}
      {answer.readable ? (
        <EvidencePanel panel={await getEvidencePanel(actor, { kind: "answer", id })} actorId={actor.id} />
      ) : null}
      <PageSection id="dewan" title={t("council")}>
        <CouncilScores scores={council} mayReply={false} />
      </PageSection>
      <PageSection id="skor" title={t("yourScore")}>
        {review.mayScore && !answer.notApplicable ? (
          <ItemScoreForm
            key={own?.id}
            answerId={id}
            range={range}
            levels={levels}
            self={verified}
            own={own ? { id: own.id, value: asTyped(own.value, locale), reason: own.reason } : null}
            storageKey={storageKey}
          />
        ) : (
          <p className="text-muted">{t("closed")}</p>
        )}
      </PageSection>
      <PageSection id="resmi" title={t("official")}>
        <p className="text-lg font-semibold tabular-nums">
          {official ? formatDecimal(official, { locale, decimals: 2 }) : t("noOfficial")}
        </p>
      </PageSection>
      <nav aria-label={t("item")} className="mt-10 flex flex-wrap justify-between gap-3">
        {review.previous ? (
          <ButtonLink href={toItem(review.previous)} variant="secondary" rel="prev">
            {t("previousItem")}: {review.previous.item.code}
          </ButtonLink>
        ) : (
          <span />
        )}
        {review.next ? (
          <ButtonLink href={toItem(review.next)} variant="secondary" rel="next">
            {t("nextItem")}: {review.next.item.code}
          </ButtonLink>
        ) : null}
      </nav>
    </>
  );
}
