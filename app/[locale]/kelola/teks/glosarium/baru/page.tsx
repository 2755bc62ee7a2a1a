import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TermForm } from "@/components/city/glossary/term-form";
import { PageHeader } from "@/components/ui/page-header";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { canEditPublicWords } from "@/lib/platform/drafts/policy";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Glossary" });
  return { title: t("add") };
}

export default async function NewTermPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canEditPublicWords(actor)) refuse(actor);
  const t = await getTranslations("Glossary");
  return (
    <>
      <PageHeader title={t("add")} breadcrumbs={[{ href: route("/kelola/teks/glosarium"), label: t("title") }]} />
      <TermForm
        sending={randomUUID()}
        term={null}
        values={{ termId: "", explanationId: "", termEn: "", explanationEn: "" }}
        storageKey={`${actor.id}:term:new`}
      />
    </>
  );
}
