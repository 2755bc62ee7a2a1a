import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OpenAnchor } from "@/components/evaluation/assessments/open-anchor";
import { ScoreTree } from "@/components/evaluation/assessments/score-tree";
import { PillarNode } from "@/components/evaluation/assessments/section-node";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { buttonClasses } from "@/components/ui/button";
import { TabLinks } from "@/components/ui/filter-links";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { LANES, laneFor, lanesOf } from "@/lib/evaluation/assessments/policy";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { traceOf } from "@/lib/evaluation/assessments/trace";
import { recordOpening } from "@/lib/evaluation/assessors/mutations";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ jalur?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Trace" });
  return { title: t("title", { round: await roundTitleOf((await params).slug) }) };
}

export default async function TracePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const lane = laneFor(actor, oneOf((await searchParams).jalur));
  if (!lane) notFound();
  const [t, assessment] = await Promise.all([getTranslations("Trace"), getAssessment(actor, slug)]);
  await recordOpening(actor, { entity: "evaluationRound", entityId: assessment.round.id, page: `jejak/${lane}` });
  const trace = traceOf(assessment, LANES[lane]);
  const home = actor.role === "ASSESSOR" ? { href: route("/asesor"), label: t("assessorHome") } : null;
  return (
    <>
      <PageHeader
        title={t("title", { round: await roundTitleOf(slug) })}
        lead={t("lead")}
        breadcrumbs={[
          home ?? {
            href: route("/kelola/putaran/[slug]", { slug }),
            label: t("round", { round: await roundTitleOf(slug) }),
          },
        ]}
        actions={
          <a
            href={route("/api/rounds/[slug]/trace", { slug }, { query: { lane } })}
            download
            className={buttonClasses("secondary")}
          >
            {t("download")}
          </a>
        }
      />
      <TabLinks
        label={t("lanes")}
        links={lanesOf(actor).map((name) => ({
          href: route("/kelola/putaran/[slug]/jejak", { slug }, { query: { jalur: name } }),
          label: t(`lane.${name}`),
          current: name === lane,
        }))}
      />
      <p className="max-w-prose pt-4 pb-6 text-muted">{t(`laneHelp.${lane}`)}</p>
      <ScoreTree trace={trace} />
      <PageSection id="pilar" title={t("pillars")} lead={t("pillarsLead")}>
        <div className="border-t border-hairline">
          {trace.pillars.map((pillar) => (
            <PillarNode key={pillar.node} pillar={pillar} trace={trace} />
          ))}
        </div>
      </PageSection>
      <PageSection id="periksa" title={t("verify")}>
        <div className="flex max-w-prose flex-col gap-3">
          <p>{t("verifyBody")}</p>
          <p className="rounded-md bg-sunken p-3 font-mono text-sm break-all">
            npm run score:verify -- trace-{slug}-{lane}.json
          </p>
        </div>
      </PageSection>
      <OpenAnchor />
    </>
  );
}
