import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewAgencyForm } from "@/components/city/agencies/name-forms";
import { PageHeader } from "@/components/ui/page-header";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Agencies" });
  return { title: t("add") };
}

export default async function NewAgencyPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canManageAgencies(actor)) refuse(actor);
  const t = await getTranslations("Agencies");
  return (
    <>
      <PageHeader
        title={t("add")}
        lead={t("addLead")}
        breadcrumbs={[{ href: route("/kelola/perangkat-daerah"), label: t("title") }]}
      />
      <NewAgencyForm sending={randomUUID()} />
    </>
  );
}
