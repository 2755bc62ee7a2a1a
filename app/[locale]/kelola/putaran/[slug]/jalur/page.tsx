import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LaneTable } from "@/components/evaluation/assessments/lane-table";
import { roundTitle } from "@/components/evaluation/rounds/round-title";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { compareLanes } from "@/lib/evaluation/assessments/lanes";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ tampil?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RoundOffice" });
  return { title: t("lanesTitle") };
}

export default async function LanesPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  // The lanes beside each other are the city's own deliberation; the guest's figures are at /asesor.
  if (!canReadCouncilLane(actor)) refuse(actor);
  const locale = await getLocale();
  const [t, assessment, { scoreDecimals }] = await Promise.all([
    getTranslations("RoundOffice"),
    getAssessment(actor, slug),
    getCity(),
  ]);
  const officialPillars = Object.fromEntries(
    assessment.pillars.flatMap(({ code, official }) => (official ? [[code, official.value]] : [])),
  );
  const lanes = compareLanes({ ...assessment, officialPillars });
  const only = oneOf((await searchParams).tampil) === "selisih";
  const shown = <Row extends { difference: string | null }>(rows: Row[]) =>
    only ? rows.filter(({ difference }) => difference !== null) : rows;
  const items = shown(lanes.items).map((row) => {
    const item = assessment.items.find(({ code }) => code === row.code);
    return {
      ...row,
      name: `${row.code} ${item?.text[locale] || item?.text.id}`,
      href: item?.self ? route("/dewan/butir/[id]", { id: item.self.answerId }) : undefined,
    };
  });
  const pillars = shown(lanes.pillars).map((row) => {
    const pillar = assessment.pillars.find(({ code }) => code === row.code);
    return {
      ...row,
      name: pillar?.name ?? row.code,
      href: pillar && route("/dewan/[pilar]", { pilar: pillar.slug }, { query: { putaran: slug } }),
    };
  });
  const address = route("/kelola/putaran/[slug]/jalur", { slug });
  return (
    <>
      <PageHeader
        title={t("lanesTitle")}
        lead={t("lanesLead")}
        breadcrumbs={[
          { href: route("/kelola/putaran"), label: t("title") },
          {
            href: route("/kelola/putaran/[slug]", { slug }),
            label: t("titleOne", { round: await roundTitle(assessment.round) }),
          },
        ]}
      />
      <FilterLinks
        label={t("filter")}
        links={[
          { href: address, label: t("all"), current: !only },
          {
            href: withQuery(address, { tampil: "selisih" }),
            label: t("onlyDifferences"),
            current: only,
            count: lanes.items.filter(({ difference }) => difference !== null).length,
          },
        ]}
      />
      <PageSection id="bagian" title={t("sections")} lead={t("selfNote")}>
        <LaneTable
          caption={t("sections")}
          heading={t("section")}
          decimals={scoreDecimals}
          rows={[
            ...shown(lanes.sections).map((row) => ({
              ...row,
              name: assessment.sections.find(({ code }) => code === row.code)?.name[locale] ?? row.code,
              href: route(
                "/kelola/putaran/[slug]/jejak",
                { slug },
                { query: { jalur: "self" }, hash: `section-${row.code}` },
              ),
            })),
            {
              ...lanes.final,
              name: t("finalRow"),
              href: route("/kelola/putaran/[slug]/jejak", { slug }, { query: { jalur: "self" }, hash: "final" }),
            },
          ]}
        />
      </PageSection>
      <PageSection id="pilar" title={t("pillars")} lead={t("pillarNote")}>
        {pillars.length > 0 ? (
          <LaneTable caption={t("pillars")} heading={t("pillar")} decimals={scoreDecimals} rows={pillars} />
        ) : (
          <p className="text-muted">{t("noPillarDifferences")}</p>
        )}
      </PageSection>
      {assessment.items.length > 0 ? (
        <PageSection id="butir" title={t("itemsTitle")}>
          {items.length > 0 ? (
            <LaneTable caption={t("itemsTitle")} heading={t("item")} decimals={scoreDecimals} rows={items} />
          ) : (
            <p className="text-muted">{t("noDifferences")}</p>
          )}
        </PageSection>
      ) : null}
    </>
  );
}
