import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EntryPage } from "@/components/city/entries/entry-page";
import { MilestoneForm } from "@/components/city/programme-parts/milestone-form";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { getMilestone } from "@/lib/city/programme-parts/queries";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { dayOf, formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ tersimpan?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ProgrammeParts" });
  return { title: t("newMilestone") };
}

export default async function MilestonePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("ProgrammeParts");
  const { entry, programme, before, may, ...rest } = await getMilestone(actor, id);
  const day = (given: Date | null | undefined) => (given ? formatDate(dayOf(given), locale) : null);
  const text = (key: "titleId" | "titleEn" | "droppedReason") => ({
    ...{ key, label: t(key), before: before?.[key] ?? null, after: entry[key] },
  });
  const rows = [
    text("titleId"),
    text("titleEn"),
    { key: "dueOn", label: t("dueOn"), before: day(before?.dueOn), after: day(entry.dueOn) },
    {
      key: "state",
      label: t("state"),
      before: before && t(`milestoneStates.${before.state}`),
      after: t(`milestoneStates.${entry.state}`),
    },
    { key: "doneOn", label: t("doneOn"), before: day(before?.doneOn), after: day(entry.doneOn) },
    text("droppedReason"),
  ];
  const { titleId, titleEn, state, droppedReason } = entry;
  const values = {
    titleId,
    titleEn,
    state,
    droppedReason,
    dueOn: dayOf(entry.dueOn),
    doneOn: dayOf(entry.doneOn) ?? "",
  };
  const storageKey = `${actor.id}:milestone:${entry.id}`;
  return (
    <EntryPage
      kind="milestone"
      entry={{ ...entry, period: "" }}
      may={may}
      saved={oneOf((await searchParams).tersimpan)}
      title={entry.titleId}
      pillar={programme.pillar}
      agency={programme.agency.shortName}
      back={{ href: route("/kelola/program/[slug]", { slug: programme.slug }), label: programme.name }}
      publicPath={route("/program/[slug]", { slug: programme.slug })}
      before={before && { period: "", revision: before.revision }}
      rows={rows}
      storageKeys={[`${actor.id}:milestone:${programme.slug}`, storageKey]}
      evidence={
        <EvidencePanel panel={await getEvidencePanel(actor, { kind: "milestone", id: entry.id })} actorId={actor.id} />
      }
      form={
        <MilestoneForm
          entry={{ id: entry.id, version: entry.version, values }}
          programmeSlug={programme.slug}
          storageKey={storageKey}
        />
      }
      {...rest}
    />
  );
}
