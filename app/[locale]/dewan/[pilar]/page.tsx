import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ItemLanes } from "@/components/evaluation/reviews/item-lanes";
import { PillarDecisions } from "@/components/evaluation/reviews/pillar-decisions";
import { Lanes } from "@/components/evaluation/rounds/lanes";
import { PillarContext } from "@/components/evaluation/rounds/pillar-context";
import { ScoreForm } from "@/components/evaluation/rounds/score-form";
import { LinkedDecisions } from "@/components/follow-up/decisions/linked-decisions";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { listIndicators } from "@/lib/city/indicators/queries";
import { listPillarQuickWins } from "@/lib/city/programmes/queries";
import { selfMeanOf } from "@/lib/evaluation/assessments/lanes";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { getPillarReview } from "@/lib/evaluation/rounds/queries";
import { listDecisionsAbout } from "@/lib/follow-up/decisions/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { asTyped } from "@/lib/platform/format/parse-number";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; pilar: string }>;
  searchParams: Promise<{ tersimpan?: string | string[]; putaran?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { pilar } = await params;
  const slug = oneOf((await searchParams).putaran);
  return { title: (await getPillarReview(await requireActor(), pilar, slug)).pillar.name };
}

export default async function PillarReviewPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { pilar } = await params;
  const actor = await requireActor();
  const t = await getTranslations("Council");
  const [score, words] = await Promise.all([getTranslations("Score"), getTranslations("Reviews")]);
  const search = await searchParams;
  const review = await getPillarReview(actor, pilar, oneOf(search.putaran));
  const { slug } = review.round;
  const own = review.council.find((given) => given.own);
  const saved = oneOf(search.tersimpan);
  const assessment = review.answers > 0 ? await getAssessment(actor, slug) : null;
  const items = assessment?.items.filter(({ pillar }) => pillar === review.pillar.code) ?? [];
  const [quickWins, indicators] = await Promise.all([
    listPillarQuickWins(actor, review.pillar.code),
    listIndicators(actor, { pillarCode: review.pillar.code }),
  ]);
  const storageKey = `${actor.id}:score:${review.round.slug}:${pilar}`;
  return (
    <>
      <PageHeader
        title={review.pillar.name}
        eyebrow={<PillarBadge code={review.pillar.code} name={review.pillar.name} />}
        lead={t("lead", { year: review.round.year, stage: review.round.stage ?? 0 })}
        breadcrumbs={[{ href: route("/dewan", {}, { query: { putaran: slug } }), label: t("title") }]}
      />
      <div className="flex flex-col gap-8">
        <SavedNotice
          act={saved}
          actions={
            review.next ? (
              <ButtonLink
                href={route("/dewan/[pilar]", { pilar: review.next.slug }, { query: { putaran: slug } })}
                variant="secondary"
              >
                {t("next")}: {review.next.name}
              </ButtonLink>
            ) : null
          }
        />
        {saved ? <ForgetDraft storageKeys={[storageKey]} /> : null}
        <Lanes review={review} self={assessment ? selfMeanOf(assessment, review.pillar.code) : null} />
      </div>
      {items.length > 0 ? (
        <PageSection id="butir" title={words("itemsTitle")}>
          <ItemLanes items={items} caption={words("itemsTitle")} viewerId={actor.id} mayScore={review.mayScore} />
        </PageSection>
      ) : null}
      {review.mayReadCouncil && items.length > 0 ? (
        <PageSection id="keputusan" title={words("decision")}>
          <PillarDecisions review={review} />
        </PageSection>
      ) : null}
      <PageSection id="skor" title={score("title")}>
        {review.mayScore ? (
          <ScoreForm
            key={own?.id}
            roundSlug={review.round.slug}
            pillarSlug={pilar}
            scale={review.scale}
            own={own ? { id: own.id, value: asTyped(own.value, locale), reason: own.reason } : null}
            storageKey={storageKey}
          />
        ) : (
          <p className="text-muted">{actor.role === "COUNCIL" ? score("closed") : score("onlyCouncil")}</p>
        )}
      </PageSection>
      <PillarContext pillarCode={review.pillar.code} quickWins={quickWins} indicators={indicators.items} />
      <LinkedDecisions decisions={await listDecisionsAbout(actor, { kind: "pillar", id: review.pillar.id })} />
      <nav aria-label={t("pillar")} className="mt-10 flex flex-wrap justify-between gap-3">
        {review.previous ? (
          <ButtonLink
            href={route("/dewan/[pilar]", { pilar: review.previous.slug }, { query: { putaran: slug } })}
            variant="secondary"
            rel="prev"
          >
            {t("previous")}: {review.previous.name}
          </ButtonLink>
        ) : (
          <span />
        )}
        {review.next ? (
          <ButtonLink
            href={route("/dewan/[pilar]", { pilar: review.next.slug }, { query: { putaran: slug } })}
            variant="secondary"
            rel="next"
          >
            {t("next")}: {review.next.name}
          </ButtonLink>
        ) : null}
      </nav>
    </>
  );
}
