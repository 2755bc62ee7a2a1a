import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { roundTitle } from "@/components/evaluation/rounds/round-title";
import { PublishForm } from "@/components/results/freezes/publish-form";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { sheetOf } from "@/lib/evaluation/assessments/lanes";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { computeScores } from "@/lib/evaluation/assessments/score";
import { compareWithOfficial } from "@/lib/evaluation/rounds/final-score";
import { getRoundOffice } from "@/lib/evaluation/rounds/queries";
import { formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

type PageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Publish" });
  return { title: t("title") };
}

export default async function PublishPage({ params }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const locale = await getLocale();
  const { round, facts, mayManage, next, hindrances } = await getRoundOffice(actor, slug);
  if (!mayManage) notFound();
  const [t, rounds, assessment] = await Promise.all([
    getTranslations("Publish"),
    getTranslations("RoundOffice"),
    getAssessment(actor, slug),
  ]);
  const { final } = computeScores(sheetOf(assessment, "OFFICIAL"));
  const computed = final.status === "complete" ? final.value : null;
  const official = assessment.officialFinal?.value ?? null;
  const compared = computed && official ? compareWithOfficial(computed, official) : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[
          { href: route("/kelola/putaran"), label: rounds("title") },
          {
            href: route("/kelola/putaran/[slug]", { slug }),
            label: rounds("titleOne", { round: await roundTitle(round) }),
          },
        ]}
      />
      <div className="flex flex-col gap-8">
        <div className="grid gap-6 sm:grid-cols-2">
          <Stat label={t("official")} value={official && formatScore(official, locale)} />
          <Stat
            label={t("computed")}
            value={computed && formatComputedScore(computed, locale, (await getCity()).scoreDecimals)}
          />
        </div>
        <Notice tone={compared && !compared.mismatch ? "success" : "warning"}>
          {compared ? t(compared.mismatch ? "mismatch" : "match") : t("incomplete")}
        </Notice>
        {facts.unverified > 0 ? <Notice tone="warning">{t("unverified", { count: facts.unverified })}</Notice> : null}
        {next === "PUBLISHED" && hindrances.length === 0 ? (
          <PublishForm slug={slug} version={round.version} />
        ) : (
          <Notice>{t("notReady")}</Notice>
        )}
      </div>
    </>
  );
}
