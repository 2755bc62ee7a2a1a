import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TargetText } from "@/components/city/indicators/told";
import { TargetForm } from "@/components/city/targets/target-form";
import { TargetHistoryTable } from "@/components/city/targets/target-history";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { DataTable } from "@/components/ui/data-table";
import { Indonesian } from "@/components/ui/indonesian";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { measureOf, measureUntil } from "@/lib/city/indicators/definition-for";
import { getIndicator } from "@/lib/city/indicators/queries";
import { yearAskedSchema } from "@/lib/city/programme-parts/schemas";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { listTargetHistory } from "@/lib/city/targets/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type PageProps = {
  params: Promise<{ locale: string; kode: string }>;
  searchParams: Promise<{ tersimpan?: string | string[]; tahun?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "TargetForm" });
  return { title: t("title") };
}

export default async function TargetsPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const actor = await requireActor();
  const indicator = await getIndicator(actor, kode);
  const mayKeep = canKeepRegister(actor);
  const { tersimpan, tahun } = await searchParams;
  const year = yearAskedSchema.parse(oneOf(tahun));
  const t = await getTranslations("TargetForm");
  const { definition, definitions, targets } = indicator;
  const history = await listTargetHistory(actor, indicator.id);
  const name = locale === "id" ? indicator.nameId : indicator.nameEn;
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead", { name })}
        breadcrumbs={[{ href: route("/kelola/indikator/[kode]", { kode }), label: name }]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf(tersimpan)} />
        {targets.length === 0 ? (
          <p className="text-muted">{t("none")}</p>
        ) : (
          <DataTable
            caption={t("title")}
            captionHidden
            rows={targets}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "year",
                header: t("year"),
                heading: true,
                cell: ({ year }) =>
                  mayKeep ? (
                    <Link
                      href={route("/kelola/indikator/[kode]/target/[tahun]", { kode, tahun: year })}
                      className="text-link"
                    >
                      {year}
                    </Link>
                  ) : (
                    year
                  ),
              },
              {
                key: "target",
                header: t("target"),
                cell: ({ target, year: own }) => <TargetText target={target} measure={measureOf(definitions, own)} />,
              },
              { key: "plan", header: t("plan"), cell: ({ plan }) => <Indonesian>{plan}</Indonesian> },
              { key: "source", header: t("source"), cell: ({ source }) => <Indonesian>{source}</Indonesian> },
              { key: "revision", header: t("revision"), numeric: true, cell: ({ version }) => version },
            ]}
          />
        )}
      </div>
      {mayKeep ? (
        <PageSection id="baru" title={t("newTitle")}>
          <TargetForm
            indicatorCode={kode}
            sending={crypto.randomUUID()}
            target={null}
            unit={definition.unit}
            states={definition.states}
            values={{
              year: `${year ?? (await cityToday()).slice(0, 4)}`,
              kind: definition.valueKind === "STATE" ? "STATE" : "VALUE",
              plan: targets[0]?.plan ?? "",
            }}
          />
        </PageSection>
      ) : null}
      {history.length > 0 ? (
        <PageSection id="riwayat" title={t("history")}>
          <TargetHistoryTable history={history} measureOf={(own, gone) => measureUntil(definitions, own, gone)} />
        </PageSection>
      ) : null}
    </>
  );
}
