import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { definitionValues, registerValues } from "@/components/city/indicator-register/form-values";
import { IndicatorForm } from "@/components/city/indicator-register/indicator-form";
import { DeleteStep } from "@/components/city/programme-register/register-steps";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { stepIndicatorAction } from "@/lib/city/indicator-register/actions";
import { getRegistered, listProgrammeChoices } from "@/lib/city/indicator-register/queries";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { listRegisterChoices } from "@/lib/city/programme-register/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "IndicatorForm" });
  return { title: t("editTitle") };
}

export default async function EditIndicatorPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const indicator = await getRegistered(actor, kode);
  const { id, version } = indicator;
  const t = await getTranslations("IndicatorForm");
  const office = await getTranslations("OfficeIndicators");
  const agencies = [indicator.agency.code, indicator.producer?.code, indicator.steward?.code];
  const [choices, programmes] = await Promise.all([
    listRegisterChoices(actor, { agencies }),
    listProgrammeChoices(actor),
  ]);
  return (
    <>
      <PageHeader
        title={t("editTitle")}
        breadcrumbs={[
          {
            href: route("/kelola/indikator/[kode]", { kode }),
            label: locale === "id" ? indicator.nameId : indicator.nameEn,
          },
        ]}
      />
      <div className="flex flex-col gap-6">
        {indicator.isOpen ? null : (
          <Notice>
            {t("closedDefinition")}{" "}
            <Link href={route("/kelola/indikator/[kode]/definisi-baru", { kode })} className="text-link">
              {office("newDefinition")}
            </Link>
          </Notice>
        )}
        <IndicatorForm
          indicator={{ id, version }}
          withDefinition={indicator.isOpen}
          choices={choices}
          programmes={programmes}
          storageKey={`${actor.id}:indicator:${id}`}
          values={{ ...definitionValues(indicator.definition, locale), ...registerValues(indicator, locale) }}
        />
      </div>
      <PageSection id="hapus" title={t("deleteTitle")}>
        {indicator.isDeletable ? (
          <DeleteStep action={stepIndicatorAction} hidden={{ id, version }} what="indicator" />
        ) : (
          <p className="max-w-prose text-muted">{t("notDeletable")}</p>
        )}
      </PageSection>
    </>
  );
}
