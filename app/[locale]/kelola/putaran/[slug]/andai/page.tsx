import { Decimal } from "decimal.js";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { WhatIfBoard } from "@/components/evaluation/assessments/what-if-board";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { ClientMessages } from "@/components/layout/client-messages";
import { TabLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { sheetOf } from "@/lib/evaluation/assessments/lanes";
import { canTryOut, LANES, laneFor, lanesOf } from "@/lib/evaluation/assessments/policy";
import { type Assessment, findIndexTarget, getAssessment } from "@/lib/evaluation/assessments/queries";
import type { ScoreSheet } from "@/lib/evaluation/assessments/score";
import { requireActor } from "@/lib/platform/auth/session";
import type { Locale } from "@/lib/platform/format/locale";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

type Search = { jalur?: string | string[]; butir?: string | string[]; bagian?: string | string[] };
type PageProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "WhatIf" });
  return { title: t("title", { round: await roundTitleOf((await params).slug) }) };
}

export default async function WhatIfPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [{ slug }, search, actor, locale] = await Promise.all([params, searchParams, requireActor(), getLocale()]);
  const lane = canTryOut(actor) ? laneFor(actor, oneOf(search.jalur)) : null;
  if (!lane) notFound();
  const [t, assessment, { scoreDecimals }] = await Promise.all([
    getTranslations("WhatIf"),
    getAssessment(actor, slug),
    getCity(),
  ]);
  const { year } = assessment.round;
  const target = await findIndexTarget(actor, { slug, year });
  return (
    <>
      <PageHeader
        title={t("title", { round: await roundTitleOf(slug) })}
        lead={t("lead")}
        breadcrumbs={[
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("round", { round: await roundTitleOf(slug) }) },
        ]}
      />
      <TabLinks
        label={t("start")}
        links={lanesOf(actor).map((name) => ({
          href: route("/kelola/putaran/[slug]/andai", { slug }, { query: { jalur: name } }),
          label: t(`lane.${name}`),
          current: name === lane,
        }))}
      />
      <div className="flex flex-col gap-4 py-6">
        <p className="max-w-prose text-muted">{t("nothingWritten")}</p>
        {target && target.year !== year ? (
          <Notice>{t("otherYear", { year: `${year}`, targetYear: `${target.year}`, plan: target.plan })}</Notice>
        ) : null}
        <noscript>
          <p>{t("noScript")}</p>
        </noscript>
      </div>
      <ClientMessages namespaces={["Common", "WhatIf"]}>
        <WhatIfBoard
          // Another lane is another try-out: nothing moved in one may stay behind in the other.
          key={lane}
          sheet={plain(sheetOf(assessment, LANES[lane]))}
          names={namesOf(assessment, locale)}
          decimals={scoreDecimals}
          target={target && { value: target.value, year: target.year, plan: target.plan }}
          given={{ butir: oneOf(search.butir), bagian: oneOf(search.bagian) }}
        />
      </ClientMessages>
    </>
  );
}

/** What goes to the browser is text: a Decimal would arrive there as nothing of use. */
function plain(sheet: ScoreSheet): ScoreSheet {
  const items = sheet.items.map((item) => ({
    ...item,
    score: item.score === null ? null : new Decimal(item.score).toFixed(),
  }));
  return { ...sheet, items };
}

function namesOf({ sections, pillars, items }: Assessment, locale: Locale) {
  return {
    sections: Object.fromEntries(sections.map(({ code, name }) => [code, name[locale]])),
    pillars: Object.fromEntries(pillars.map(({ code, name }) => [code, name])),
    items: Object.fromEntries(items.map(({ code, text }) => [code, text[locale] || text.id])),
  };
}
