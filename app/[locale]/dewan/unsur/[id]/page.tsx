import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BodyForm } from "@/components/council-members/council-forms";
import { PageHeader } from "@/components/layout/page-header";
import { requireActor } from "@/lib/auth/session";
import { getBody } from "@/lib/council-members/queries";
import { pageLocale } from "@/lib/i18n/page-locale";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "CouncilMembers" });
  return { title: t("editBody") };
}

export default async function BodyPage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const { kind, name, version } = await getBody(await requireActor(), id);
  const t = await getTranslations("CouncilMembers");
  return (
    <>
      <PageHeader title={t("editBody")} breadcrumbs={[{ href: "/dewan/anggota", label: t("title") }]} />
      <BodyForm body={{ id, version }} values={{ kind, name }} />
    </>
  );
}
