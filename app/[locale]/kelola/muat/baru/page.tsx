import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BeginForm } from "@/components/city/loading/begin-form";
import { PageHeader } from "@/components/ui/page-header";
import { canLoad } from "@/lib/city/loading/policy";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Loading" });
  return { title: t("new") };
}

export default async function NewLoadPage({ params }: PageProps) {
  await pageLocale(params);
  if (!canLoad(await requireActor())) notFound();
  const t = await getTranslations("Loading");
  return (
    <>
      <PageHeader
        title={t("new")}
        lead={t("newLead")}
        breadcrumbs={[{ href: route("/kelola/muat"), label: t("title") }]}
      />
      <BeginForm />
    </>
  );
}
