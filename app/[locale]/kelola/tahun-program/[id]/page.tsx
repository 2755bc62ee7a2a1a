import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { EntryPage } from "@/components/city/entries/entry-page";
import { YearForm } from "@/components/city/programme-parts/year-form";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { getYear } from "@/lib/city/programme-parts/queries";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ProgrammeParts" });
  return { title: t("newYear") };
}

export default async function ProgrammeYearPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const t = await getTranslations("ProgrammeParts");
  const { entry, programme, before, may, ...rest } = await getYear(actor, id);
  const answer = (given: boolean | null | undefined) => (given == null ? null : t(given ? "yes" : "no"));
  const rows = [
    ...(["planned", "running"] as const).map((key) => ({
      ...{ key, label: t(key), before: answer(before?.[key]), after: answer(entry[key]) },
    })),
    ...(["source", "note"] as const).map((key) => ({
      ...{ key, label: t(key), before: before?.[key] ?? null, after: entry[key] },
    })),
  ];
  const { planned, running, note, source } = entry;
  const values = { planned: `${planned ?? ""}`, running: `${running ?? ""}`, note, source };
  const storageKey = `${actor.id}:year:${entry.id}`;
  return (
    <EntryPage
      kind="year"
      entry={{ ...entry, period: `${entry.year}` }}
      may={may}
      saved={oneOf((await searchParams).tersimpan)}
      title={t("yearTitle", { name: programme.name, year: `${entry.year}` })}
      pillar={programme.pillar}
      agency={programme.agency.shortName}
      back={{ href: route("/kelola/program/[slug]", { slug: programme.slug }), label: programme.name }}
      publicPath={route("/program/[slug]", { slug: programme.slug })}
      before={before && { period: `${before.year}`, revision: before.revision }}
      rows={rows}
      storageKeys={[
        `${actor.id}:year:${programme.slug}`,
        `${actor.id}:year:${programme.slug}:${entry.year}`,
        storageKey,
      ]}
      evidence={
        <EvidencePanel panel={await getEvidencePanel(actor, { kind: "year", id: entry.id })} actorId={actor.id} />
      }
      form={
        <YearForm
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
