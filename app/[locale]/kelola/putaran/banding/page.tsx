import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RoundPicker } from "@/components/evaluation/rounds/round-picker";
import { ComparedRecommendations, ComparedScores } from "@/components/site/comparisons/comparison-parts";
import { ComparedRows } from "@/components/site/comparisons/comparison-tables";
import { EmptyState } from "@/components/ui/empty-state";
import { TabLinks } from "@/components/ui/filter-links";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { asCompared } from "@/lib/evaluation/assessments/compared";
import { canTryOut, LANES, type LaneWord, laneFor, lanesOf } from "@/lib/evaluation/assessments/policy";
import { countRecommendations, getAssessment, listAssessableRounds } from "@/lib/evaluation/assessments/queries";
import { compareRounds } from "@/lib/evaluation/rounds/comparison";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

type Search = { a?: string | string[]; b?: string | string[]; jalur?: string | string[] };
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Comparison" });
  return { title: t("titleOffice") };
}

export default async function OfficeComparisonPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const [search, actor, t] = await Promise.all([searchParams, requireActor(), getTranslations("Comparison")]);
  const lane = canTryOut(actor) ? laneFor(actor, oneOf(search.jalur), "official") : null;
  if (!lane) notFound();
  const rounds = await listAssessableRounds(actor);
  // Without a choice: the two newest.
  const b = oneOf(search.b) ?? rounds.find(({ slug }) => slug !== oneOf(search.a))?.slug;
  const a = oneOf(search.a) ?? rounds.find(({ slug }) => slug !== b)?.slug;
  const href = (one: string, other: string, of: LaneWord = lane) =>
    route("/kelola/putaran/banding", {}, { query: { a: one, b: other, jalur: of } });
  const header = (
    <PageHeader
      title={t("titleOffice")}
      lead={t("lead")}
      breadcrumbs={[{ href: route("/kelola/putaran"), label: t("rounds") }]}
    />
  );
  if (!a || !b || a === b) {
    return (
      <>
        {header}
        <EmptyState title={t("needTwoTitle")}>{t("needTwo")}</EmptyState>
      </>
    );
  }
  // The letter's own figures stand as it printed them.
  const decimals = LANES[lane] === "OFFICIAL" ? undefined : (await getCity()).scoreDecimals;
  const compared = compareRounds(await load(actor, a, lane), await load(actor, b, lane));
  return (
    <>
      {header}
      <RoundPicker rounds={rounds.toReversed()} one={a} other={b} hrefFor={(one, other) => href(one, other)} />
      <TabLinks
        label={t("lanes")}
        links={lanesOf(actor).map((name) => ({
          href: href(a, b, name),
          label: t(`lane.${name}`),
          current: name === lane,
        }))}
      />
      <div className="pt-6">
        <ComparedScores compared={compared} decimals={decimals} />
      </div>
      <PageSection id="butir" title={t("items")} lead={t("itemsLead")}>
        {compared.items.some(({ earlier, later }) => earlier !== null || later !== null) ? (
          <ComparedRows
            caption={t("items")}
            nameHeader={t("item")}
            compared={compared}
            rows={compared.items}
            decimals={decimals}
            note={({ code }) => code}
          />
        ) : (
          <p className="text-muted">{t(compared.items.length > 0 ? "noItemScores" : "noItems")}</p>
        )}
      </PageSection>
      <ComparedRecommendations compared={compared} />
    </>
  );
}

async function load(actor: Actor, slug: string, lane: LaneWord) {
  const assessment = await getAssessment(actor, slug);
  return asCompared(assessment, LANES[lane], await countRecommendations(actor, assessment.round.id));
}
