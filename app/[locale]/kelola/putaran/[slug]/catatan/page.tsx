import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoteList } from "@/components/evaluation/assessors/note-list";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listNotes } from "@/lib/evaluation/assessors/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ hal?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Assessor" });
  return { title: t("notesTitle", { round: await roundTitleOf((await params).slug) }) };
}

export default async function AssessorNotesPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const t = await getTranslations("Assessor");
  const notes = await listNotes(await requireActor(), slug, {
    page: pageNumberSchema.parse(oneOf((await searchParams).hal)),
  });
  return (
    <>
      <PageHeader
        title={t("notesTitle", { round: await roundTitleOf(slug) })}
        lead={t("notesOffice")}
        breadcrumbs={[
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("round", { round: await roundTitleOf(slug) }) },
        ]}
      />
      {notes.total > 0 ? (
        <>
          <NoteList notes={notes.items} withAuthor />
          <Pagination
            page={notes.page}
            pages={notes.pages}
            hrefFor={(hal) => route("/kelola/putaran/[slug]/catatan", { slug }, { query: { hal } })}
          />
        </>
      ) : (
        <EmptyState title={t("noNotesTitle")}>{t("noNotes")}</EmptyState>
      )}
    </>
  );
}
