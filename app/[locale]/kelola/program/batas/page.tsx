import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FocusForm } from "@/components/city/programme-register/focus-form";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { PageHeader } from "@/components/ui/page-header";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { getFocus } from "@/lib/city/programme-register/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Focus" });
  return { title: t("setTitle") };
}

export default async function FocusPage({ params }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const t = await getTranslations("Focus");
  const programmes = await getTranslations("Programmes");
  const { mostActive, version } = await getFocus(actor);
  return (
    <>
      <PageHeader
        title={t("setTitle")}
        lead={t("setLead")}
        breadcrumbs={[{ href: route("/kelola/program"), label: programmes("titleAll") }]}
        actions={<RevisionsLink entity="programmeFocus" id="1" />}
      />
      <FocusForm version={version} mostActive={mostActive === null ? "" : `${mostActive}`} />
    </>
  );
}
