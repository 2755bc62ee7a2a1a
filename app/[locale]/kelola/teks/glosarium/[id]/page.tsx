import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { TermForm } from "@/components/city/glossary/term-form";
import { TermList } from "@/components/city/glossary/term-list";
import { DraftPreview } from "@/components/platform/drafts/draft-preview";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { decideTermAction } from "@/lib/city/glossary/actions";
import { getTerm } from "@/lib/city/glossary/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Glossary" });
  return { title: t("title") };
}

export default async function TermPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor();
  if (!z.uuid().safeParse(id).success) notFound();
  const [{ version, hasDraft, isPublished, values }, t, asked] = await Promise.all([
    getTerm(actor, id),
    getTranslations("Glossary"),
    searchParams,
  ]);
  const { termId, termEn, explanationId, explanationEn } = values;
  const shown = { id, term: { id: termId, en: termEn }, explanation: { id: explanationId, en: explanationEn } };
  return (
    <>
      <PageHeader
        title={<span lang="id">{termId}</span>}
        breadcrumbs={[{ href: route("/kelola/teks/glosarium"), label: t("title") }]}
        actions={<RevisionsLink entity="glossaryTerm" id={id} />}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <DraftPreview action={decideTermAction} id={id} version={version} hasDraft={hasDraft} isPublished={isPublished}>
        <TermList terms={[shown]} />
      </DraftPreview>
      <TermForm term={{ id, version }} values={values} storageKey={`${actor.id}:term:${id}`} />
    </>
  );
}
