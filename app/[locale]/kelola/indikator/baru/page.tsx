import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IndicatorForm } from "@/components/city/indicator-register/indicator-form";
import { PageHeader } from "@/components/ui/page-header";
import { listProgrammeChoices } from "@/lib/city/indicator-register/queries";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { listRegisterChoices } from "@/lib/city/programme-register/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "IndicatorForm" });
  return { title: t("newTitle") };
}

export default async function NewIndicatorPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const t = await getTranslations("IndicatorForm");
  const office = await getTranslations("OfficeIndicators");
  const [choices, programmes] = await Promise.all([listRegisterChoices(actor), listProgrammeChoices(actor)]);
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        lead={t("newLead")}
        breadcrumbs={[{ href: route("/kelola/indikator"), label: office("titleAll") }]}
      />
      <IndicatorForm
        indicator={null}
        sending={crypto.randomUUID()}
        withDefinition
        choices={choices}
        programmes={programmes}
        storageKey={`${actor.id}:indicator:baru`}
        values={{
          ...{ valueKind: "NUMBER", decimals: "0", polarity: "HIGHER", frequency: "YEARLY", aggregation: "LAST" },
        }}
      />
    </>
  );
}
