import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EntryPage } from "@/components/city/entries/entry-page";
import { FundingForm } from "@/components/city/programme-parts/funding-form";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { getFunding } from "@/lib/city/programme-parts/queries";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatRupiah } from "@/lib/platform/format/number";
import { asTypedMoney } from "@/lib/platform/format/parse-number";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ProgrammeParts" });
  return { title: t("newFunding") };
}

export default async function FundingPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("ProgrammeParts");
  const { entry, programme, before, may, ...rest } = await getFunding(actor, id);
  const money = (given: string | null | undefined) => (given == null ? null : formatRupiah(given, { locale }));
  const rows = [
    ...(["planned", "spent"] as const).map((key) => ({
      ...{ key, label: t(`${key}Money`), before: money(before?.[key]), after: money(entry[key]) },
    })),
    { key: "source", label: t("sourceDocument"), before: before?.source ?? null, after: entry.source },
  ];
  const typed = (given: string | null) => (given === null ? "" : asTypedMoney(given, locale));
  const values = { planned: typed(entry.planned), spent: typed(entry.spent), source: entry.source };
  const storageKey = `${actor.id}:funding:${entry.id}`;
  return (
    <EntryPage
      kind="funding"
      entry={{ ...entry, period: `${entry.year}` }}
      may={may}
      saved={oneOf((await searchParams).tersimpan)}
      title={[
        t("fundingTitle", { name: programme.name, fund: t(`funds.${entry.fund}`), year: `${entry.year}` }),
        entry.label,
      ]
        .filter(Boolean)
        .join(", ")}
      pillar={programme.pillar}
      agency={programme.agency.shortName}
      back={{ href: route("/kelola/program/[slug]", { slug: programme.slug }), label: programme.name }}
      publicPath={route("/program/[slug]", { slug: programme.slug })}
      before={before && { period: `${before.year}`, revision: before.revision }}
      rows={rows}
      storageKeys={[`${actor.id}:funding:${programme.slug}`, storageKey]}
      evidence={
        <EvidencePanel panel={await getEvidencePanel(actor, { kind: "funding", id: entry.id })} actorId={actor.id} />
      }
      form={
        <FundingForm
          entry={{ id: entry.id, version: entry.version, values }}
          programmeSlug={programme.slug}
          year={`${entry.year}`}
          storageKey={storageKey}
        />
      }
      {...rest}
    />
  );
}
