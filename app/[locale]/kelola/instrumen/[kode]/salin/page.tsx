import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CopyForm } from "@/components/evaluation/instruments/instrument-forms";
import { PageHeader } from "@/components/ui/page-header";
import { getInstrument } from "@/lib/evaluation/instruments/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t("copyTitle") };
}

export default async function CopyInstrumentPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const instrument = await getInstrument(await requireActor(), kode);
  if (!instrument.may.make) notFound();
  const t = await getTranslations("Instruments");
  // Two versions of one name cannot be told apart where a round chooses its instrument.
  const copyOf = async (language: "id" | "en", name: string) =>
    (await getTranslations({ locale: language, namespace: "Instruments" }))("copyName", { name });
  const name = locale === "id" ? instrument.nameId : instrument.nameEn;
  return (
    <>
      <PageHeader
        title={t("copyTitle")}
        lead={t("copyLead", { name })}
        breadcrumbs={[
          { href: route("/kelola/instrumen"), label: t("title") },
          { href: route("/kelola/instrumen/[kode]", { kode }), label: name },
        ]}
      />
      <CopyForm
        code={kode}
        values={{
          newCode: "",
          nameId: await copyOf("id", instrument.nameId),
          nameEn: await copyOf("en", instrument.nameEn),
        }}
      />
    </>
  );
}
