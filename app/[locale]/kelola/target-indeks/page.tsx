import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IndexTargetForm } from "@/components/city/targets/index-target-form";
import { TargetHistoryTable } from "@/components/city/targets/target-history";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { DataTable } from "@/components/ui/data-table";
import { Indonesian } from "@/components/ui/indonesian";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { yearAskedSchema } from "@/lib/city/programme-parts/schemas";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { listIndexTargets, listTargetHistory } from "@/lib/city/targets/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDecimal } from "@/lib/platform/format/number";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ tersimpan?: string | string[]; tahun?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "TargetForm" });
  return { title: t("indexTitle") };
}

const INDEX = { unit: "indeks", decimals: 2 };

export default async function IndexTargetsPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const actor = await requireActor();
  const mayKeep = canKeepRegister(actor);
  const { tersimpan, tahun } = await searchParams;
  const year = yearAskedSchema.parse(oneOf(tahun));
  const t = await getTranslations("TargetForm");
  const office = await getTranslations("OfficeIndicators");
  const [rows, history] = await Promise.all([listIndexTargets(actor), listTargetHistory(actor, null)]);
  return (
    <>
      <PageHeader
        title={t("indexTitle")}
        lead={t("indexLead")}
        breadcrumbs={[{ href: route("/kelola/indikator"), label: office("titleAll") }]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf(tersimpan)} />
        <DataTable
          caption={t("indexTitle")}
          captionHidden
          rows={rows}
          rowKey={({ year }) => `${year}`}
          columns={[
            {
              key: "year",
              header: t("year"),
              heading: true,
              cell: ({ year, withdrawnAt }) =>
                mayKeep && !withdrawnAt ? (
                  <Link href={route("/kelola/target-indeks/[tahun]", { tahun: year })} className="text-link">
                    {year}
                  </Link>
                ) : (
                  year
                ),
            },
            {
              key: "target",
              header: t("target"),
              cell: ({ value, withdrawnAt }) =>
                withdrawnAt ? (
                  <>
                    <s>{formatDecimal(value, { locale, decimals: 2 })}</s> ({t("withdrawn")})
                  </>
                ) : (
                  formatDecimal(value, { locale, decimals: 2 })
                ),
            },
            { key: "plan", header: t("plan"), cell: ({ plan }) => <Indonesian>{plan}</Indonesian> },
            { key: "source", header: t("source"), cell: ({ source }) => <Indonesian>{source}</Indonesian> },
            { key: "revision", header: t("revision"), numeric: true, cell: ({ version }) => version },
          ]}
        />
      </div>
      {mayKeep ? (
        <PageSection id="baru" title={t("newTitle")}>
          <IndexTargetForm
            target={null}
            sending={crypto.randomUUID()}
            values={{ year: `${year ?? Math.max(Number((await cityToday()).slice(0, 4)), (rows[0]?.year ?? 0) + 1)}` }}
          />
        </PageSection>
      ) : null}
      {history.length > 0 ? (
        <PageSection id="riwayat" title={t("history")}>
          <TargetHistoryTable history={history} measureOf={() => INDEX} />
        </PageSection>
      ) : null}
    </>
  );
}
