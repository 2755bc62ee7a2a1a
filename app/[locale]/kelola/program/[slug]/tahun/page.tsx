import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { YearForm } from "@/components/city/programme-parts/year-form";
import { PageHeader } from "@/components/ui/page-header";
import { yearAskedSchema } from "@/lib/city/programme-parts/schemas";
import { getProgramme } from "@/lib/city/programmes/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ tahun?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ProgrammeParts" });
  return { title: t("newYear") };
}

export default async function NewYearPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const programme = await getProgramme(actor, slug);
  if (!programme.mayEnter) notFound();
  const year = yearAskedSchema.parse(oneOf((await searchParams).tahun));
  const t = await getTranslations("ProgrammeParts");
  return (
    <>
      <PageHeader
        title={t("newYear")}
        lead={t("newLead", { name: programme.name })}
        breadcrumbs={[{ href: route("/kelola/program/[slug]", { slug }), label: programme.name }]}
      />
      <YearForm
        entry={null}
        programmeSlug={slug}
        year={`${year ?? (await cityToday()).slice(0, 4)}`}
        storageKey={`${actor.id}:year:${slug}${year ? `:${year}` : ""}`}
      />
    </>
  );
}
