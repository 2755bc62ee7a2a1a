import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LegalDocumentForm } from "@/components/city/legal-documents/legal-document-form";
import { LegalDocumentTable } from "@/components/city/legal-documents/legal-document-table";
import { LegalFileForm } from "@/components/city/legal-documents/legal-file-form";
import { DraftPreview } from "@/components/platform/drafts/draft-preview";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { decideLegalDocumentAction } from "@/lib/city/legal-documents/actions";
import { getLegalDocument, listLinkable } from "@/lib/city/legal-documents/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "LegalDocuments" });
  return { title: t("edit") };
}

export default async function LegalDocumentPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor();
  if (!z.uuid().safeParse(id).success) notFound();
  const [document, choices, t, asked] = await Promise.all([
    getLegalDocument(actor, id),
    listLinkable(actor, id),
    getTranslations("LegalDocuments"),
    searchParams,
  ]);
  const { version, hasDraft, isPublished, values, preview } = document;
  return (
    <>
      <PageHeader
        title={<span lang="id">{values.title}</span>}
        breadcrumbs={[{ href: route("/kelola/dokumen-hukum"), label: t("title") }]}
        actions={<RevisionsLink entity="legalDocument" id={id} />}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      <DraftPreview
        action={decideLegalDocumentAction}
        id={id}
        version={version}
        hasDraft={hasDraft}
        isPublished={isPublished}
      >
        <LegalDocumentTable documents={[preview]} />
      </DraftPreview>
      <PageSection id="ubah" title={t("edit")}>
        <LegalDocumentForm
          document={{ id, version }}
          choices={choices}
          storageKey={`${actor.id}:legal:${id}`}
          values={{
            ...values,
            number: values.number ?? "",
            year: String(values.year),
            enactedOn: values.enactedOn ?? "",
          }}
        />
      </PageSection>
      <PageSection id="berkas" title={t("file")}>
        <LegalFileForm id={id} version={version} fileName={preview.file?.name ?? null} />
      </PageSection>
    </>
  );
}
