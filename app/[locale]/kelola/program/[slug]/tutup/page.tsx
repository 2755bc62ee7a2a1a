import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ClosingForm } from "@/components/city/programme-register/closing-form";
import { PageHeader } from "@/components/ui/page-header";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { getProgramme } from "@/lib/city/programmes/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ProgrammeForm" });
  return { title: t("closeTitle") };
}

export default async function CloseProgrammePage({ params }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  if (!canKeepRegister(actor)) refuse(actor);
  const { id, version, name, closedOn } = await getProgramme(actor, slug);
  if (closedOn) notFound();
  const t = await getTranslations("ProgrammeForm");
  return (
    <>
      <PageHeader
        title={t("closeTitle")}
        lead={t("closeLead")}
        breadcrumbs={[{ href: route("/kelola/program/[slug]", { slug }), label: name, lang: "id" }]}
      />
      <ClosingForm id={id} version={version} today={await cityToday()} />
    </>
  );
}
