import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewPillarForm } from "@/components/evaluation/instruments/instrument-forms";
import { PageHeader } from "@/components/ui/page-header";
import { getEditableInstrument } from "@/lib/evaluation/instruments/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t("newPillarTitle") };
}

export default async function NewPillarPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const instrument = await getEditableInstrument(await requireActor(), kode);
  const t = await getTranslations("Instruments");
  const name = locale === "id" ? instrument.nameId : instrument.nameEn;
  return (
    <>
      <PageHeader
        title={t("newPillarTitle")}
        lead={t("newPillarLead")}
        breadcrumbs={[
          { href: route("/kelola/instrumen"), label: t("title") },
          { href: route("/kelola/instrumen/[kode]", { kode }), label: name },
        ]}
      />
      <NewPillarForm code={kode} />
    </>
  );
}
