import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { IndicatorTable } from "@/components/city/indicators/indicator-table";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatDate } from "@/lib/platform/format/date";
import { daySchema } from "@/lib/platform/forms/typed";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { findEarlierState } from "@/lib/site/earlier-state/published";

type PageProps = { params: Promise<{ locale: string; tanggal: string }> };

// There are as many days as anybody asks for: none of them is kept.
export const dynamic = "force-dynamic";

/** A day as the address spells it; anything else is no page. */
async function dayOf(params: PageProps["params"]): Promise<string> {
  const { tanggal } = await params;
  return daySchema.safeParse(tanggal).data === tanggal ? tanggal : notFound();
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = await getTranslations("EarlierState");
  const title = t("title", { day: formatDate(await dayOf(params), locale) });
  // One for each day there ever was: the present state is what robots should find.
  return { title, description: t("lead"), robots: { index: false, follow: true } };
}

/** Index and indicators as the site had them at the end of a day. */
export default async function EarlierStatePage({ params }: PageProps) {
  const locale = await pageLocale(params);
  const day = await dayOf(params);
  const state = await findEarlierState(day);
  if (!state) notFound();
  const [t, words] = await Promise.all([getTranslations("EarlierState"), getTranslations("Public")]);
  const groups = [...Map.groupBy(state.indicators, ({ pillar }) => pillar?.name ?? t("withoutPillar"))];
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/perubahan"), label: t("changes") },
        ]}
        title={t("title", { day: formatDate(day, locale) })}
        lead={t("lead")}
      />
      <Notice title={t("coversTitle")}>{t("covers")}</Notice>
      <PageSection id="indeks" title={t("index")}>
        {state.index.length === 0 ? (
          <EmptyState title={t("noIndex")} />
        ) : (
          <DataTable
            caption={t("index")}
            captionHidden
            rows={state.index}
            rowKey={({ round }) => round.slug}
            columns={[
              {
                key: "year",
                header: t("year"),
                heading: true,
                cell: ({ round }) => (
                  <Link href={route("/evaluasi/[putaran]", { putaran: round.slug })} className="text-link">
                    {round.year}
                  </Link>
                ),
              },
              { key: "final", header: t("final"), numeric: true, cell: ({ final }) => formatScore(final, locale) },
              {
                key: "target",
                header: t("target"),
                numeric: true,
                cell: ({ target }) => (target === null ? null : formatScore(target, locale)),
              },
            ]}
          />
        )}
      </PageSection>
      <PageSection id="indikator" title={t("indicators")}>
        {state.indicators.length === 0 ? (
          <EmptyState title={t("noIndicators")} />
        ) : (
          groups.map(([pillar, own]) => (
            <section key={pillar} aria-label={pillar} className="md:mt-8">
              <Fold
                summary={
                  <h3 className="font-semibold md:mb-3">
                    {pillar} <span className="font-normal text-muted">{own.length}</span>
                  </h3>
                }
              >
                <IndicatorTable caption={pillar} captionHidden indicators={own} />
              </Fold>
            </section>
          ))
        )}
      </PageSection>
    </>
  );
}
