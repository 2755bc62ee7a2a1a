import { Decimal } from "decimal.js";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IdentityForm } from "@/components/evaluation/instruments/instrument-forms";
import { BandsForm, LevelsForm, PillarsForm, SectionsForm } from "@/components/evaluation/instruments/part-forms";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { getEditableInstrument, type InstrumentVersion, listPillarChoices } from "@/lib/evaluation/instruments/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/session";
import { asTyped } from "@/lib/platform/format/parse-number";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = { params: Promise<{ locale: string; kode: string; part: string }> };

const PARTS = {
  identitas: "editIdentity",
  bagian: "editSections",
  pilar: "editPillars",
  tingkat: "editLevels",
  kategori: "editBands",
} as const;
const LEADS = { pilar: "pillarsLead", tingkat: "levelsLead", kategori: "bandsLead" } as const;
const partOf = (part: string) => (Object.hasOwn(PARTS, part) ? (part as keyof typeof PARTS) : notFound());

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Instruments" });
  return { title: t(PARTS[partOf((await params).part)]) };
}

export default async function EditInstrumentPage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const { kode, part: asked } = await params;
  const part = partOf(asked);
  const actor = await requireActor();
  const instrument = await getEditableInstrument(actor, kode);
  const t = await getTranslations("Instruments");
  const name = locale === "id" ? instrument.nameId : instrument.nameEn;
  return (
    <>
      <PageHeader
        title={t(PARTS[part])}
        lead={part in LEADS ? t(LEADS[part as keyof typeof LEADS]) : undefined}
        breadcrumbs={[
          { href: route("/kelola/instrumen"), label: t("title") },
          { href: route("/kelola/instrumen/[kode]", { kode }), label: name },
        ]}
        actions={
          part === "pilar" ? (
            <ButtonLink href={route("/kelola/instrumen/[kode]/pilar-baru", { kode })} variant="secondary">
              {t("newPillar")}
            </ButtonLink>
          ) : null
        }
      />
      <PartForm actor={actor} part={part} instrument={instrument} locale={locale} />
    </>
  );
}

type PartFormProps = {
  actor: Actor;
  part: keyof typeof PARTS;
  instrument: InstrumentVersion;
  locale: "id" | "en";
};

async function PartForm({ actor, part, instrument, locale }: PartFormProps) {
  const { code, version, sections, pillars, bands, levels, ...rest } = instrument;
  const typed = (value: string) => asTyped(value, locale);
  if (part === "identitas") {
    const { nameId, nameEn, framework, comparabilityGroup, questionnaireSource } = rest;
    const scale = {
      scaleMin: typed(rest.scaleMin),
      scaleMax: typed(rest.scaleMax),
      decimals: String(rest.decimals),
    };
    const values = { nameId, nameEn, framework, comparabilityGroup, questionnaireSource, ...scale };
    return <IdentityForm code={code} version={version} values={values} />;
  }
  if (part === "bagian") {
    const rows = sections.map(({ id, code, nameId, nameEn, weight, source, pillarScores }) => ({
      id,
      code,
      nameId,
      nameEn,
      source,
      weight: typed(weight),
      pillarScores: pillarScores ? "ya" : "tidak",
    }));
    const sum = sections.reduce((all, { weight }) => all.plus(weight), new Decimal(0)).toFixed();
    return <SectionsForm code={code} version={version} rows={rows} savedSum={sum} />;
  }
  if (part === "pilar") {
    const choices = (await listPillarChoices(actor)).map(({ id, name }) => ({ value: id, label: name }));
    const rows = pillars.map(({ pillarId }) => ({ pillarId }));
    return <PillarsForm code={code} version={version} rows={rows} choices={choices} />;
  }
  if (part === "tingkat") {
    const rows = levels.map(({ id: _id, ...level }) => ({ ...level, value: typed(level.value) }));
    return <LevelsForm code={code} version={version} rows={rows} />;
  }
  const rows = bands.map(({ minimum, labelId, labelEn }) => ({ minimum: typed(minimum), labelId, labelEn }));
  return <BandsForm code={code} version={version} rows={rows} />;
}
