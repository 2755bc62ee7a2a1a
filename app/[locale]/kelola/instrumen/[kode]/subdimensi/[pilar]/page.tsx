import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SubDimensionsForm } from "@/components/evaluation/instruments/part-forms";
import { PageHeader } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { getEditableInstrument } from "@/lib/evaluation/instruments/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string; pilar: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t("subDimensions") };
}

export default async function SubDimensionsPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode, pilar } = await params;
  const instrument = await getEditableInstrument(await requireActor(), kode);
  const t = await getTranslations("Instruments");
  const found = instrument.pillars.find(({ pillar }) => pillar.slug === pilar);
  if (!found) notFound();
  const { pillar, subDimensions } = found;
  return (
    <>
      <PageHeader
        title={t("subDimensionsOf", { pillar: pillar.name })}
        eyebrow={<PillarBadge code={pillar.code} name={pillar.name} />}
        breadcrumbs={[
          { href: route("/kelola/instrumen"), label: t("title") },
          {
            href: route("/kelola/instrumen/[kode]", { kode }),
            label: locale === "id" ? instrument.nameId : instrument.nameEn,
          },
        ]}
      />
      <SubDimensionsForm
        code={kode}
        version={instrument.version}
        pillarSlug={pilar}
        rows={subDimensions.map(({ id, code, nameId, nameEn }) => ({ id, code, nameId, nameEn }))}
      />
    </>
  );
}
