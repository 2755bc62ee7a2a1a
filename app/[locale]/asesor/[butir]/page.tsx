import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { TracedProposal } from "@/components/evaluation/assessments/traced-proposal";
import { AnswerScore } from "@/components/evaluation/assessors/assessed-items";
import { NoteForm } from "@/components/evaluation/assessors/note-form";
import { NoteList } from "@/components/evaluation/assessors/note-list";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { DescriptionList } from "@/components/ui/description-list";
import { Missing } from "@/components/ui/missing";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { recordOpening } from "@/lib/evaluation/assessors/mutations";
import { getAssessedRound, listOwnNotes } from "@/lib/evaluation/assessors/queries";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; butir: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).butir) };
}

export default async function AssessedItemPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, locale, search, t] = await Promise.all([
    requireActor(),
    getLocale(),
    searchParams,
    getTranslations("Assessor"),
  ]);
  const code = decodeURIComponent((await params).butir);
  const { round, items, sections, pillars } = await getAssessedRound(actor);
  const item = items.find((one) => one.code === code);
  if (!item) notFound();
  const { self } = item;
  // Before anything of it is shown. An item without an answer is a page of the round.
  await recordOpening(
    actor,
    self
      ? { entity: "answer", entityId: self.answerId }
      : { entity: "evaluationRound", entityId: round.id, page: `asesor/${code}` },
  );
  const notes = await listOwnNotes(actor, code);
  const section = sections.find((one) => one.code === item.section);
  const pillar = pillars.find((one) => one.code === item.pillar);
  const saved = oneOf(search.tersimpan) === "note";
  const storageKey = `${actor.id}/asesor/${round.slug}/${code}`;
  return (
    <>
      <PageHeader
        title={item.code}
        lead={item.text[locale] || item.text.id}
        breadcrumbs={[{ href: route("/asesor"), label: t("titleRound", { round: await roundTitleOf(round.slug) }) }]}
      />
      {saved ? <Notice tone="success" announce title={t("noteSaved")} /> : null}
      {saved ? <ForgetDraft storageKeys={[storageKey]} /> : null}
      <DescriptionList
        items={[
          { term: t("section"), details: section?.name[locale] ?? item.section },
          ...(pillar ? [{ term: t("pillar"), details: pillar.name }] : []),
          ...(item.subDimension ? [{ term: t("subDimension"), details: item.subDimension.name[locale] }] : []),
          { term: t("agency"), details: self?.agency ?? <Missing /> },
          { term: t("score"), details: <AnswerScore item={item} /> },
          {
            term: t("reason"),
            details: self?.reason ? (
              <span lang="id" className="whitespace-pre-line wrap-anywhere">
                {self.reason}
              </span>
            ) : (
              <Missing />
            ),
          },
        ]}
      />
      {self?.counts && self.proposal ? (
        <div className="mt-6">
          <TracedProposal proposal={self.proposal} />
        </div>
      ) : null}
      {self?.counts ? (
        <EvidencePanel
          panel={await getEvidencePanel(actor, { kind: "answer", id: self.answerId })}
          actorId={actor.id}
        />
      ) : null}
      <PageSection id="catatan" title={t("notes")} lead={t("notesLead")}>
        <div className="flex flex-col gap-8">
          <NoteForm itemCode={code} sending={crypto.randomUUID()} storageKey={storageKey} />
          <NoteList notes={notes} withAuthor={false} />
        </div>
      </PageSection>
    </>
  );
}
