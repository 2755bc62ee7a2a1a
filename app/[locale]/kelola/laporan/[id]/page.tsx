import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { EntryPage } from "@/components/city/entries/entry-page";
import type { Side } from "@/components/city/entries/side-by-side";
import { ProgressForm } from "@/components/city/programmes/progress-form";
import { EvidencePanel } from "@/components/evidence/evidence/evidence-panel";
import { getReport, type Report } from "@/lib/city/programmes/queries";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDecimal, formatPercent } from "@/lib/platform/format/number";
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
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Progress" });
  return { title: t("title") };
}

const TEXTS = ["done", "obstacles", "nextStep", "evidenceUrl"] as const;

export default async function ReportPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("Progress");
  const { report, programme, before, may, ...rest } = await getReport(actor, id);
  const percent = (entry: Report | null) =>
    entry?.physicalPercent ? formatPercent(entry.physicalPercent, { locale }) : null;
  const people = (entry: Report | null) =>
    entry?.beneficiaries == null ? null : formatDecimal(String(entry.beneficiaries), { locale });
  const rows: Side[] = [
    { key: "physicalPercent", label: t("physicalPercent"), before: percent(before), after: percent(report) },
    {
      ...{ key: "beneficiaries", label: t("beneficiaries") },
      before: people(before),
      after: people(report),
    },
    ...TEXTS.map((name) => ({ key: name, label: t(name), before: before?.[name] ?? null, after: report[name] })),
  ];
  const values = Object.fromEntries(TEXTS.map((name) => [name, report[name] ?? ""]));
  const typedPeople = report.beneficiaries === null ? "" : String(report.beneficiaries);
  const typedPercent = report.physicalPercent ? asTyped(report.physicalPercent, locale) : "";
  return (
    <EntryPage
      kind="progress"
      entry={report}
      may={may}
      saved={oneOf((await searchParams).tersimpan)}
      title={t("titleOf", { name: programme.name, period: formatPeriod(report.period, locale) })}
      pillar={programme.pillar}
      agency={programme.agency.shortName}
      back={{ href: route("/kelola/program/[slug]", { slug: programme.slug }), label: programme.name }}
      publicPath={route("/program/[slug]", { slug: programme.slug })}
      before={before}
      rows={rows}
      storageKeys={[`${actor.id}:progress:${programme.slug}`, `${actor.id}:progress:${report.id}`]}
      evidence={
        <EvidencePanel panel={await getEvidencePanel(actor, { kind: "report", id: report.id })} actorId={actor.id} />
      }
      form={
        <ProgressForm
          report={{
            id: report.id,
            version: report.version,
            values: { ...values, physicalPercent: typedPercent, beneficiaries: typedPeople },
          }}
          programmeSlug={programme.slug}
          period={report.period}
          periods={[]}
          about={`${programme.name} (${report.period})`}
          storageKey={`${actor.id}:progress:${report.id}`}
        />
      }
      {...rest}
    />
  );
}
