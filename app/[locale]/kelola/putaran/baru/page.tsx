import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { NewRoundForm } from "@/components/evaluation/rounds/round-forms";
import { PageHeader } from "@/components/ui/page-header";
import { canManageRounds } from "@/lib/evaluation/rounds/policy";
import { listActiveInstruments } from "@/lib/evaluation/rounds/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RoundOffice" });
  return { title: t("newTitle") };
}

export default async function NewRoundPage({ params }: PageProps) {
  await pageLocale(params);
  if (!canManageRounds(await requireActor())) notFound();
  const locale = await getLocale();
  const t = await getTranslations("RoundOffice");
  const instruments = await listActiveInstruments();
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        lead={t("newLead")}
        breadcrumbs={[{ href: route("/kelola/putaran"), label: t("title") }]}
      />
      <NewRoundForm
        year={Number((await cityToday()).slice(0, 4))}
        instruments={instruments.map(({ code, nameId, nameEn }) => ({
          value: code,
          label: locale === "id" ? nameId : nameEn,
        }))}
      />
    </>
  );
}
