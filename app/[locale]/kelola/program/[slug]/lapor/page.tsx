import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ProgressForm } from "@/components/city/programmes/progress-form";
import { PageHeader } from "@/components/ui/page-header";
import { findReportFor, getProgramme } from "@/lib/city/programmes/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn } from "@/lib/platform/format/date";
import { formatPeriod, recentPeriods } from "@/lib/platform/format/period";
import { oneOf } from "@/lib/platform/forms/search";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ periode?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Progress" });
  return { title: t("newTitle") };
}

export default async function NewReportPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const programme = await getProgramme(actor, slug);
  if (!programme.mayEnter) notFound();
  const t = await getTranslations("Progress");
  const { reportRhythm, zone } = await getCity();
  const periods = recentPeriods(reportRhythm, dayIn(zone, new Date()));
  const asked = oneOf((await searchParams).periode);
  const period = periods.find((known) => known === asked) ?? periods[1] ?? "";
  const existing = asked ? await findReportFor(actor, slug, period) : null;
  if (existing) redirect(getPathname({ locale, href: route("/kelola/laporan/[id]", { id: existing.id }) }) as Route);
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        lead={t("newLead", { name: programme.name })}
        breadcrumbs={[{ href: route("/kelola/program/[slug]", { slug }), label: programme.name }]}
      />
      <ProgressForm
        report={null}
        programmeSlug={slug}
        period={period}
        periods={periods.map((value) => ({ value, label: formatPeriod(value, locale) }))}
        about={programme.name}
        storageKey={`${actor.id}:progress:${slug}`}
      />
    </>
  );
}
