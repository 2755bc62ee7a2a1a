import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { boundsInWords } from "@/components/city/indicators/bounds";
import { ValueForm } from "@/components/city/indicators/value-form";
import { PageHeader } from "@/components/ui/page-header";
import { listKelurahan } from "@/lib/city/agencies/queries";
import { offeredBy } from "@/lib/city/indicators/offered";
import { findValueFor, getIndicator } from "@/lib/city/indicators/queries";
import { isMeasured } from "@/lib/city/indicators/retirement";
import { requireActor } from "@/lib/platform/auth/session";
import { dayOf } from "@/lib/platform/format/date";
import {
  currentPeriod,
  formatPeriod,
  isFuturePeriod,
  isPeriodFor,
  previousPeriod,
  recentPeriods,
} from "@/lib/platform/format/period";
import { oneOf } from "@/lib/platform/forms/search";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

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
  const retiredFrom = dayOf(indicator.retiredFrom);
  const today = await cityToday();
  const asked = oneOf((await searchParams).periode);
  const recent = recentPeriods(definition.frequency, today);
  // The grid leads to older ones, too.
  const isOlder =
    asked !== undefined &&
    isPeriodFor(definition.frequency, asked) &&
    !isFuturePeriod(asked, today) &&
    !recent.includes(asked);
  const periods = [...recent, ...(isOlder ? [asked] : [])].filter((one) => isMeasured(one, retiredFrom));
  if (periods.length === 0) notFound();
  // Asked for, otherwise the last whole one, which is what is owed.
  const lastWhole = previousPeriod(currentPeriod(definition.frequency, today));
  const period = [asked, lastWhole].find((one) => one && periods.includes(one)) ?? periods[0] ?? "";
  const existing = asked ? await findValueFor(actor, kode, period, null) : null;
  if (existing) redirect(getPathname({ locale, href: route("/kelola/nilai/[id]", { id: existing.id }) }) as Route);
  const name = locale === "id" ? indicator.nameId : indicator.nameEn;
  return (
    <>
      <PageHeader
        title={t("newTitle")}
        lead={t("newLead", { name })}
        breadcrumbs={[{ href: route("/kelola/indikator/[kode]", { kode }), label: kode }]}
      />
      <ValueForm
        value={null}
        offered={offeredBy(indicator.values)}
        indicatorCode={kode}
        unit={definition.unit}
        isRatio={definition.ratioFactor !== null}
        states={definition.states}
        bounds={boundsInWords(definition, locale, t)}
        period={period}
        periods={periods.map((known) => ({ value: known, label: formatPeriod(known, locale) }))}
        kelurahan={(indicator.byKelurahan ? await listKelurahan(actor) : []).map(({ id, name: label, kecamatan }) => ({
          value: id,
          label: `${label} (${kecamatan})`,
        }))}
        about={name}
        storageKey={`${actor.id}:value:${kode}`}
      />
    </>
  );
}
