import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FocusNotice } from "@/components/city/programme-register/focus-notice";
import { ProgrammeForm } from "@/components/city/programme-register/programme-form";
import { PageHeader } from "@/components/ui/page-header";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { getFocus, listRegisterChoices } from "@/lib/city/programme-register/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ProgrammeForm" });
  return { title: t("newTitle") };
}

export default async function NewProgrammePage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const t = await getTranslations("ProgrammeForm");
  const status = await getTranslations("ProgrammeStatus");
  const programmes = await getTranslations("Programmes");
  const [choices, focus] = await Promise.all([listRegisterChoices(actor), getFocus(actor)]);
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        lead={t("newLead")}
        breadcrumbs={[{ href: route("/kelola/program"), label: programmes("titleAll") }]}
      />
      <div className="flex flex-col gap-6">
        <FocusNotice focus={focus} />
        <ProgrammeForm
          programme={null}
          sending={crypto.randomUUID()}
          choices={choices}
          statuses={(["PLANNED", "RUNNING"] as const).map((value) => ({ value, label: status(value) }))}
          storageKey={`${actor.id}:programme:baru`}
          values={{
            ...{ name: "", code: "", pillarCode: "", subDimension: "", agencyCode: "", supports: "", quickWin: "" },
            ...{ status: "PLANNED", descriptionId: "", descriptionEn: "", benefitId: "", benefitEn: "" },
            ...{ startedPeriod: "", endedPeriod: "", masterplanFrom: "", masterplanTo: "", kelurahan: "", source: "" },
          }}
        />
      </div>
    </>
  );
}
