import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RowsForm } from "@/components/platform/forms/rows-form";
import { PageHeader } from "@/components/ui/page-header";
import { savePartnersAction } from "@/lib/city/programme-register/actions";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { PARTNER_KINDS } from "@/lib/city/programme-register/schemas";
import { getProgramme } from "@/lib/city/programmes/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ProgrammeForm" });
  return { title: t("partnersTitle") };
}

export default async function PartnersPage({ params }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const { id, version, name, partners } = await getProgramme(actor, slug);
  const t = await getTranslations("ProgrammeForm");
  const programmes = await getTranslations("Programmes");
  return (
    <>
      <PageHeader
        title={t("partnersTitle")}
        lead={t("partnersLead")}
        breadcrumbs={[{ href: route("/kelola/program/[slug]", { slug }), label: name, lang: "id" }]}
      />
      <RowsForm
        action={savePartnersAction}
        hidden={{ id }}
        version={version}
        legend={t("partner")}
        addLabel={t("addPartner")}
        saveLabel={t("savePartners")}
        columns={[
          { name: "name", label: t("partnerName"), kind: "text" },
          {
            name: "kind",
            label: t("partnerKind"),
            kind: "select",
            choices: PARTNER_KINDS.map((value) => ({ value, label: programmes(`partnerKinds.${value}`) })),
            emptyLabel: t("choose"),
          },
        ]}
        rows={partners.map((partner) => ({ name: partner.name, kind: partner.kind }))}
      />
    </>
  );
}
