import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ItemLinksSection } from "@/components/evidence/item-links/links-section";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { PageHeader } from "@/components/ui/page-header";
import { getLinkedEvidence } from "@/lib/evidence/item-links/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ItemLinks" });
  return { title: t("evidence") };
}

export default async function EvidencePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { title, links } = await getLinkedEvidence(await requireActor(), id);
  const t = await getTranslations("ItemLinks");
  return (
    <>
      <PageHeader eyebrow={<p className="text-sm text-muted">{t("evidence")}</p>} title={title} />
      <SavedNotice act={oneOf((await searchParams).tersimpan)} />
      <ItemLinksSection links={links} />
    </>
  );
}
