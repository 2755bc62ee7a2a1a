import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewInstrumentForm } from "@/components/evaluation/instruments/version-forms";
import { PageHeader } from "@/components/ui/page-header";
import { canMakeInstruments } from "@/lib/evaluation/instruments/policy";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t("newInstrument") };
}

export default async function NewInstrumentPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canMakeInstruments(actor)) refuse(actor);
  const t = await getTranslations("Instruments");
  return (
    <>
      <PageHeader
        title={t("newInstrument")}
        lead={t("newInstrumentLead")}
        breadcrumbs={[{ href: route("/kelola/instrumen"), label: t("title") }]}
      />
      <NewInstrumentForm values={{ scaleMin: "1", scaleMax: "5", decimals: "2" }} />
    </>
  );
}
