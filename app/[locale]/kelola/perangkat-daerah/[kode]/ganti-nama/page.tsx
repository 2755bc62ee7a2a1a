import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RenameForm } from "@/components/city/agencies/name-forms";
import { PageHeader } from "@/components/ui/page-header";
import { getAgency } from "@/lib/city/agencies/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Agencies" });
  return { title: t("rename") };
}

export default async function RenameAgencyPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const { code, name, shortName, version, closedOn } = await getAgency(actor, (await params).kode);
  if (closedOn) notFound();
  const t = await getTranslations("Agencies");
  return (
    <>
      <PageHeader
        title={t("rename")}
        lead={t("renameLead")}
        breadcrumbs={[
          { href: route("/kelola/perangkat-daerah"), label: t("title") },
          { href: route("/kelola/perangkat-daerah/[kode]", { kode: code }), label: name, lang: "id" },
        ]}
      />
      <RenameForm agency={{ code, name, shortName, version }} storageKey={`${actor.id}:rename:${code}`} />
    </>
  );
}
