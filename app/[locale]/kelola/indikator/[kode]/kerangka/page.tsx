import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RowsForm } from "@/components/platform/forms/rows-form";
import { PageHeader } from "@/components/ui/page-header";
import { saveFrameworksAction } from "@/lib/city/indicator-register/actions";
import { getRegistered } from "@/lib/city/indicator-register/queries";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "IndicatorForm" });
  return { title: t("frameworksTitle") };
}

export default async function FrameworksPage({ params }: PageProps) {
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
        title={t("frameworksTitle")}
        lead={t("frameworksLead")}
        breadcrumbs={[
          {
            href: route("/kelola/indikator/[kode]", { kode }),
            label: locale === "id" ? indicator.nameId : indicator.nameEn,
          },
        ]}
      />
      <RowsForm
        action={saveFrameworksAction}
        hidden={{ id }}
        version={version}
        legend={t("framework")}
        addLabel={t("addFramework")}
        saveLabel={t("saveFrameworks")}
        columns={[
          { name: "framework", label: t("framework"), kind: "text", help: t("frameworkHelp") },
          { name: "code", label: t("frameworkCode"), kind: "text" },
        ]}
        rows={indicator.frameworks.map(({ framework, code }) => ({ framework, code }))}
      />
    </>
  );
}
