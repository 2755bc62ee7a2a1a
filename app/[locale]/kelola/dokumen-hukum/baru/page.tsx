import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LegalDocumentForm } from "@/components/city/legal-documents/legal-document-form";
import { PageHeader } from "@/components/ui/page-header";
import { listLinkable } from "@/lib/city/legal-documents/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "LegalDocuments" });
  return { title: t("add") };
}

export default async function NewLegalDocumentPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const [choices, t, today] = await Promise.all([listLinkable(actor), getTranslations("LegalDocuments"), cityToday()]);
  return (
    <>
      <PageHeader
        title={t("add")}
        lead={t("addLead")}
        breadcrumbs={[{ href: route("/kelola/dokumen-hukum"), label: t("title") }]}
      />
      <LegalDocumentForm
        sending={randomUUID()}
        document={null}
        choices={choices}
        storageKey={`${actor.id}:legal:new`}
        values={{
          type: "PERWALI",
          number: "",
          year: today.slice(0, 4),
          title: "",
          enactedOn: "",
          status: "ENACTED",
          source: "",
          restsOn: [],
          replaces: [],
        }}
      />
    </>
  );
}
