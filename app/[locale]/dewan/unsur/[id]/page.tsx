import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { BodyForm } from "@/components/follow-up/council-members/council-forms";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { getBody } from "@/lib/follow-up/council-members/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

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
      <PageHeader
        title={t("editBody")}
        breadcrumbs={[{ href: route("/dewan/anggota"), label: t("title") }]}
        actions={<RevisionsLink entity="councilBody" id={id} />}
      />
      <BodyForm body={{ id, version }} values={{ kind, name }} />
    </>
  );
}
