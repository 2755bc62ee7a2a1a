import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IndicatorSummary } from "@/components/city/indicators/indicator-summary";
import { ValueChart } from "@/components/city/indicators/value-chart";
import { EmbedFrame } from "@/components/site/pictures/embed-frame";
import { getPublishedIndicator } from "@/lib/city/indicators/published";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string }> };

export function generateStaticParams() {
  return [];
}

export const dynamic = "force-static";

async function load(params: PageProps["params"]) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  return { locale, indicator: (await getPublishedIndicator(kode)) ?? notFound() };
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale, indicator } = await load(params);
  return { title: indicator.name[locale] };
}

export default async function EmbeddedIndicator({ params }: PageProps) {
  const { locale, indicator } = await load(params);
  const { code, name, latest } = indicator;
  if (!latest) notFound();
  // A line needs two figures; one is told as it stands.
  const isDrawn = indicator.values.filter(({ value }) => value !== null).length > 1;
  return (
    <EmbedFrame
      locale={locale}
      title={name[locale]}
      source={latest.source}
      page={route("/indikator/[kode]", { kode: code })}
    >
      {isDrawn ? <ValueChart indicator={indicator} /> : <IndicatorSummary indicator={indicator} />}
    </EmbedFrame>
  );
}
