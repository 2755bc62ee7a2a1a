import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { CorrectLetter, DecideLetter } from "@/components/results/official-results/decide-letter";
import { LetterForm } from "@/components/results/official-results/letter-form";
import { letterValues } from "@/components/results/official-results/letter-values";
import { ResultCheck, ResultStatus, ResultView } from "@/components/results/official-results/result-view";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { canLinkForerunner } from "@/lib/follow-up/forerunners/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";
import { getOfficialResult, type OfficialResultPage as Letter } from "@/lib/results/official-results/queries";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "OfficialResults" });
  return { title: t("title", { round: await roundTitleOf((await params).slug) }) };
}

export default async function OfficialResultRoute({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const page = await getOfficialResult(actor, slug);
  const t = await getTranslations("OfficialResults");
  const saved = oneOf((await searchParams).tersimpan) ?? "";
  const { newest } = page;
  return (
    <>
      <PageHeader
        title={t("title", { round: await roundTitleOf(slug) })}
        lead={t("lead")}
        breadcrumbs={[
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("round", { round: await roundTitleOf(slug) }) },
        ]}
        eyebrow={newest ? <ResultStatus result={newest} /> : null}
      />
      <div className="flex flex-col gap-6">
        {t.has(`saved.${saved}` as "saved.simpan") ? (
          <Notice tone="success" announce title={t(`saved.${saved}` as "saved.simpan")} />
        ) : null}
        {newest?.reason ? (
          <Notice title={t("correction", { revision: newest.revision })}>
            <span lang="id">{newest.reason}</span>
          </Notice>
        ) : null}
        {newest?.status === "DRAFT" && newest.returnReason ? (
          <Notice tone="warning" title={t("returned")}>
            <span lang="id">{newest.returnReason}</span>
          </Notice>
        ) : null}
        {newest ? <ResultCheck page={page} result={newest} decimals={(await getCity()).scoreDecimals} /> : null}
        {newest?.status === "SUBMITTED" && !(await hasLetterFile(actor, newest.id)) ? (
          <Notice tone="warning" title={t("noFile")}>
            {t("noFileBody")}
          </Notice>
        ) : null}
        {newest?.status === "CONFIRMED" && newest.content.recommendations.length > 0 && canLinkForerunner(actor) ? (
          <Notice
            title={t("carriedOver")}
            actions={
              <ButtonLink href={route("/kelola/putaran/[slug]/terulang", { slug })} variant="secondary">
                {t("toCarriedOver")}
              </ButtonLink>
            }
          >
            {t("carriedOverBody")}
          </Notice>
        ) : null}
        <Content page={page} />
      </div>
      {newest ? (
        <EvidencePanel panel={await getEvidencePanel(actor, { kind: "result", id: newest.id })} actorId={actor.id} />
      ) : null}
      <Earlier page={page} />
    </>
  );
}

async function hasLetterFile(actor: Actor, id: string): Promise<boolean> {
  return (await getEvidencePanel(actor, { kind: "result", id })).grade !== "NONE";
}

async function Content({ page }: { page: Letter }) {
  const t = await getTranslations("OfficialResults");
  const { newest, may, round } = page;
  if (may.enter) return <LetterForm {...(await letterValues(page))} />;
  return (
    <>
      {newest ? (
        <ResultView page={page} result={newest} />
      ) : (
        <EmptyState title={t("none")}>{round.phase === "PUBLISHED" ? t("noneOfOld") : t("notYet")}</EmptyState>
      )}
      {newest && may.return ? (
        <DecideLetter
          roundSlug={round.slug}
          id={newest.id}
          version={newest.version}
          mayConfirm={may.confirm}
          isPublished={round.phase === "PUBLISHED"}
        />
      ) : null}
      {may.correct ? <CorrectLetter roundSlug={round.slug} /> : null}
    </>
  );
}

/** Earlier revisions stay to be read beside the newest: a correction hides nothing. */
async function Earlier({ page }: { page: Letter }) {
  const t = await getTranslations("OfficialResults");
  if (page.earlier.length === 0) return null;
  return (
    <PageSection id="revisi" title={t("earlier")}>
      {page.earlier.map((result) => (
        <Disclosure key={result.id} summary={t("revision", { revision: result.revision, number: result.letterNumber })}>
          <ResultView page={page} result={result} />
        </Disclosure>
      ))}
    </PageSection>
  );
}
