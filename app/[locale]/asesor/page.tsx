import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AssessedItems } from "@/components/evaluation/assessors/assessed-items";
import { AssessedScores } from "@/components/evaluation/assessors/assessed-scores";
import { NoteForm } from "@/components/evaluation/assessors/note-form";
import { NoteList } from "@/components/evaluation/assessors/note-list";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { ClientMessages } from "@/components/layout/client-messages";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { ButtonLink } from "@/components/ui/button";
import { TabLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { recordOpening } from "@/lib/evaluation/assessors/mutations";
import { getAssessedRound, listOwnNotes } from "@/lib/evaluation/assessors/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

type Search = { menurut?: string | string[]; tersimpan?: string | string[] };
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Assessor" });
  return { title: t("title") };
}

export default async function AssessorPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [actor, locale, search, t] = await Promise.all([
    requireActor(),
    getLocale(),
    searchParams,
    getTranslations("Assessor"),
  ]);
  const assessment = await getAssessedRound(actor);
  const { round, sections, pillars, items } = assessment;
  // Before anything of it is shown: what is not written down was not opened.
  await recordOpening(actor, { entity: "evaluationRound", entityId: round.id, page: "asesor" });
  const notes = await listOwnNotes(actor);
  const byPillar = oneOf(search.menurut) === "pilar";
  const groups = byPillar
    ? [
        ...pillars.map(({ code, name }) => ({ code, name, own: items.filter((item) => item.pillar === code) })),
        { code: "UMUM", name: t("noPillar"), own: items.filter((item) => item.pillar === null) },
      ]
    : sections.map(({ code, name }) => ({
        code,
        name: name[locale],
        own: items.filter((item) => item.section === code),
      }));
  const saved = oneOf(search.tersimpan) === "note";
  const storageKey = `${actor.id}/asesor/${round.slug}`;
  return (
    <>
      <PageHeader
        title={t("titleRound", { round: await roundTitleOf(round.slug) })}
        lead={t("lead")}
        actions={
          <ButtonLink variant="secondary" href={route("/kelola/putaran/[slug]/jejak", { slug: round.slug })}>
            {t("trace")}
          </ButtonLink>
        }
      />
      {saved ? <Notice tone="success" announce title={t("noteSaved")} /> : null}
      {saved ? <ForgetDraft storageKeys={[storageKey]} /> : null}
      <AssessedScores assessment={assessment} decimals={(await getCity()).scoreDecimals} />
      <PageSection id="jawaban" title={t("answers")}>
        <TabLinks
          label={t("groupBy")}
          links={[
            { href: route("/asesor"), label: t("bySection"), current: !byPillar },
            { href: route("/asesor", {}, { query: { menurut: "pilar" } }), label: t("byPillar"), current: byPillar },
          ]}
        />
        {items.length === 0 ? <p className="pt-6 text-muted">{t("noItems")}</p> : null}
        {groups
          .filter(({ own }) => own.length > 0)
          .map(({ code, name, own }) => (
            <section key={code} aria-labelledby={`kelompok-${code}`} className="pt-6">
              <h3 id={`kelompok-${code}`} className="mb-2 font-semibold">
                {name}
              </h3>
              <AssessedItems caption={name} items={own} />
            </section>
          ))}
      </PageSection>
      <PageSection id="catatan" title={t("notes")} lead={t("notesLead")}>
        <div className="flex flex-col gap-8">
          <ClientMessages namespaces={["AssessorForms"]}>
            <NoteForm sending={crypto.randomUUID()} storageKey={storageKey} />
          </ClientMessages>
          <NoteList notes={notes} withAuthor={false} />
        </div>
      </PageSection>
    </>
  );
}
