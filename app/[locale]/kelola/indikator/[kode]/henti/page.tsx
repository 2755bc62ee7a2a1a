import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RetirementForm } from "@/components/city/indicator-register/dated-forms";
import { PageHeader } from "@/components/ui/page-header";
import { getRegistered, listOtherIndicators } from "@/lib/city/indicator-register/queries";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "IndicatorForm" });
  return { title: t("retireTitle") };
}

export default async function RetireIndicatorPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const indicator = await getRegistered(actor, kode);
  const { id, version } = indicator;
  const t = await getTranslations("IndicatorForm");
  if (indicator.retiredFrom) notFound();
  return (
    <>
      <PageHeader
        title={t("retireTitle")}
        lead={t("retireLead")}
        breadcrumbs={[
          {
            href: route("/kelola/indikator/[kode]", { kode }),
            label: locale === "id" ? indicator.nameId : indicator.nameEn,
          },
        ]}
      />
      <RetirementForm
        id={id}
        version={version}
        today={await cityToday()}
        others={(await listOtherIndicators(actor, id)).map(({ code, nameId, nameEn }) => ({
          value: code,
          label: `${code} ${locale === "id" ? nameId : nameEn}`,
        }))}
      />
    </>
  );
}
