import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SplitForm } from "@/components/city/agencies/succession-forms";
import { PageHeader } from "@/components/ui/page-header";
import { getAgency, listOtherAgencies, previewMove } from "@/lib/city/agencies/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Agencies" });
  return { title: t("split") };
}

export default async function SplitAgencyPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const { code, name, version, closedOn, cityAgency, steward } = await getAgency(actor, (await params).kode);
  if (closedOn || !cityAgency) notFound();
  const [t, others, [preview]] = await Promise.all([
    getTranslations("Agencies"),
    listOtherAgencies(actor, code),
    previewMove(actor, [code]),
  ]);
  return (
    <>
      <PageHeader
        title={t("split")}
        lead={t("splitLead")}
        breadcrumbs={[
          { href: route("/kelola/perangkat-daerah"), label: t("title") },
          { href: route("/kelola/perangkat-daerah/[kode]", { kode: code }), label: name, lang: "id" },
        ]}
      />
      {preview ? <p className="max-w-prose pb-6 text-sm text-muted">{t("stays", preview.stays)}</p> : null}
      <SplitForm
        agency={{ code, version, steward }}
        items={preview?.moves ?? []}
        choices={others.map((one) => ({ value: one.code, label: one.name }))}
        storageKey={`${actor.id}:split:${code}`}
      />
    </>
  );
}
