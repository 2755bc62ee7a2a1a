import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { boundsInWords } from "@/components/indicators/bounds";
import { ValueForm } from "@/components/indicators/value-form";
import { PageHeader } from "@/components/layout/page-header";
import { listKelurahan } from "@/lib/agencies/queries";
import { requireActor } from "@/lib/auth/session";
import { wibToday } from "@/lib/format/date";
import { oneOf } from "@/lib/forms/search";
import { getPathname } from "@/lib/i18n/navigation";
import { pageLocale } from "@/lib/i18n/page-locale";
import { formatPeriod, recentPeriods } from "@/lib/indicators/period";
import { findValueFor, getIndicator } from "@/lib/indicators/queries";

type PageProps = {
  params: Promise<{ locale: string; kode: string }>;
  searchParams: Promise<{ periode?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Value" });
  return { title: t("newTitle") };
}

export default async function NewValuePage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const actor = await requireActor();
  const indicator = await getIndicator(actor, kode);
  if (!indicator.mayEnter) notFound();
  const t = await getTranslations("Value");
  const { definition } = indicator;
  const periods = recentPeriods(definition.frequency, wibToday(new Date()));
  const asked = oneOf((await searchParams).periode);
  const period = periods.find((known) => known === asked) ?? periods[1] ?? "";
  const existing = asked ? await findValueFor(actor, kode, period, null) : null;
  if (existing) redirect(getPathname({ locale, href: `/kelola/nilai/${existing.id}` }) as Route);
  const name = locale === "id" ? indicator.nameId : indicator.nameEn;
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        lead={t("newLead", { name })}
        breadcrumbs={[{ href: `/kelola/indikator/${kode}`, label: kode }]}
      />
      <ValueForm
        value={null}
        indicatorCode={kode}
        unit={definition.unit}
        isRatio={definition.ratioFactor !== null}
        bounds={boundsInWords(definition, locale, t)}
        period={period}
        periods={periods.map((known) => ({ value: known, label: formatPeriod(known, locale) }))}
        kelurahan={(await listKelurahan(actor)).map(({ id, name: label, kecamatan }) => ({
          value: id,
          label: `${label} (${kecamatan})`,
        }))}
        storageKey={`${actor.id}:value:${kode}`}
      />
    </>
  );
}
