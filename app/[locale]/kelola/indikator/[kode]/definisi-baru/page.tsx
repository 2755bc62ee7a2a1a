import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { definitionValues } from "@/components/city/indicator-register/form-values";
import { NewDefinitionForm } from "@/components/city/indicator-register/new-definition-form";
import { PageHeader } from "@/components/ui/page-header";
import { getRegistered } from "@/lib/city/indicator-register/queries";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "IndicatorForm" });
  return { title: t("definitionTitle") };
}

export default async function NewDefinitionPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const indicator = await getRegistered(actor, kode);
  const { id, version } = indicator;
  const t = await getTranslations("IndicatorForm");
  return (
    <>
      <PageHeader
        title={t("definitionTitle")}
        lead={t("definitionLead")}
        breadcrumbs={[
          {
            href: route("/kelola/indikator/[kode]", { kode }),
            label: locale === "id" ? indicator.nameId : indicator.nameEn,
          },
        ]}
      />
      <NewDefinitionForm
        id={id}
        version={version}
        values={{
          ...definitionValues(indicator.definition, locale),
          ...{ validFrom: await cityToday(), reason: "", breaks: "true" },
        }}
        storageKey={`${actor.id}:definition:${id}`}
      />
    </>
  );
}
