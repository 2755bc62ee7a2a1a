import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OtherCityForm } from "@/components/evaluation/other-cities/other-city-form";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import { listOtherCities } from "@/lib/evaluation/other-cities/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDecimal } from "@/lib/platform/format/number";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "OtherCities" });
  return { title: t("title") };
}

/** Figures of other cities, with what each waits for, and the form for one more. */
export default async function OtherCitiesPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const { rows, rounds } = await listOtherCities(actor);
  const [t, evaluation, locale] = await Promise.all([
    getTranslations("OtherCities"),
    getTranslations("Office"),
    getLocale(),
  ]);
  const titles = new Map(
    await Promise.all(
      [...new Set([...rounds, ...rows.map(({ round }) => round.slug)])].map(
        async (slug) => [slug, await roundTitleOf(slug)] as const,
      ),
    ),
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ href: route("/kelola/putaran"), label: evaluation("rounds") }]}
      />
      <SavedNotice act={oneOf((await searchParams).tersimpan)} />
      <PageSection id="daftar" title={t("list")}>
        {rows.length === 0 ? (
          <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
        ) : (
          <DataTable
            caption={t("title")}
            captionHidden
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "city",
                header: t("city"),
                heading: true,
                cell: ({ id, city }) => (
                  <Link href={route("/kelola/kota-lain/[id]", { id })} className="text-link" lang="id">
                    {city}
                  </Link>
                ),
              },
              { key: "round", header: t("roundSlug"), cell: ({ round }) => titles.get(round.slug) },
              {
                key: "value",
                header: t("value"),
                numeric: true,
                cell: ({ value }) => formatDecimal(value.toFixed(), { locale }),
              },
              {
                key: "status",
                header: t("status"),
                cell: ({ status, withdrawnAt }) => (
                  <StatusBadge tone={status === "PUBLISHED" && !withdrawnAt ? "success" : "neutral"}>
                    {withdrawnAt ? t("statuses.WITHDRAWN") : t(`statuses.${status}`)}
                  </StatusBadge>
                ),
              },
              { key: "by", header: t("enteredBy"), cell: ({ enteredBy }) => enteredBy.name },
            ]}
          />
        )}
      </PageSection>
      <PageSection id="baru" title={t("new")}>
        <OtherCityForm
          row={null}
          sending={crypto.randomUUID()}
          rounds={rounds.map((slug) => ({ value: slug, label: titles.get(slug) ?? slug }))}
          values={{}}
        />
      </PageSection>
    </>
  );
}
