import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EntryPage } from "@/components/city/entries/entry-page";
import type { Side } from "@/components/city/entries/side-by-side";
import { boundsInWords } from "@/components/city/indicators/bounds";
import { ValueForm } from "@/components/city/indicators/value-form";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { getValue, type Value } from "@/lib/city/indicators/queries";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDecimal } from "@/lib/platform/format/number";
import { asTyped } from "@/lib/platform/format/parse-number";
import { formatPeriod } from "@/lib/platform/format/period";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Value" });
  return { title: t("title") };
}

const FIGURES = ["numerator", "denominator", "value"] as const;

export default async function ValuePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("Value");
  const { value, indicator, definition, kelurahan, before, may, jump, ...rest } = await getValue(actor, id);
  const shown = (entry: Value | null, name: (typeof FIGURES)[number]) => {
    const figure = entry?.[name] ?? null;
    // Every decimal that is kept: a difference must not hide behind rounding.
    return figure === null ? null : formatDecimal(figure, { locale });
  };
  const isWord = definition.valueKind === "STATE";
  const figures = FIGURES.filter((name) => !isWord && (name === "value" || definition.ratioFactor !== null));
  const rows: Side[] = [
    ...(isWord ? [{ key: "state", label: t("state"), before: before?.state ?? null, after: value.state }] : []),
    ...figures.map((name) => ({
      key: name,
      label: name === "value" ? `${t("value")} (${definition.unit})` : t(name),
      before: shown(before, name),
      after: shown(value, name),
    })),
    {
      key: "certainty",
      label: t("certainty"),
      before: before ? t(`certainties.${before.certainty}`) : null,
      after: t(`certainties.${value.certainty}`),
    },
    { key: "source", label: t("source"), before: before?.source ?? null, after: value.source },
    { key: "note", label: t("note"), before: before?.note ?? null, after: value.note },
  ];
  const typed = Object.fromEntries(
    FIGURES.map((name) => [name, value[name] === null ? "" : asTyped(value[name], locale)]),
  );
  const { certainty, source, note } = value;
  const name = locale === "id" ? indicator.nameId : indicator.nameEn;
  return (
    <EntryPage
      kind="value"
      entry={value}
      may={may}
      saved={oneOf((await searchParams).tersimpan)}
      title={[name, formatPeriod(value.period, locale), kelurahan].filter(Boolean).join(" · ")}
      pillar={indicator.pillar}
      agency={indicator.agency.shortName}
      back={{ href: route("/kelola/indikator/[kode]", { kode: indicator.code }), label: indicator.code }}
      publicPath={route("/indikator/[kode]", { kode: indicator.code })}
      before={before}
      rows={rows}
      doubt={
        jump && {
          title: t("jumpTitle"),
          words: t("jumpWords", {
            value: `${formatDecimal(jump.value, { locale })} ${definition.unit}`,
            reference: `${formatDecimal(jump.reference, { locale })} ${definition.unit}`,
            period: formatPeriod(jump.period, locale),
          }),
          confirm: t("jumpConfirm"),
          figure: jump.value,
        }
      }
      storageKeys={[`${actor.id}:value:${indicator.code}`, `${actor.id}:value:${value.id}`]}
      evidence={
        <EvidencePanel panel={await getEvidencePanel(actor, { kind: "value", id: value.id })} actorId={actor.id} />
      }
      form={
        <ValueForm
          value={{
            id: value.id,
            version: value.version,
            values: { ...typed, state: value.state ?? "", certainty, source, note },
          }}
          indicatorCode={indicator.code}
          unit={definition.unit}
          isRatio={definition.ratioFactor !== null}
          states={definition.states}
          bounds={boundsInWords(definition, locale, t)}
          period={value.period}
          periods={[]}
          kelurahan={[]}
          about={`${name} (${value.period})`}
          storageKey={`${actor.id}:value:${value.id}`}
        />
      }
      {...rest}
    />
  );
}
