import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EntryStatusBadge } from "@/components/city/entries/entry-status";
import { Told } from "@/components/city/indicators/told";
import { ListFilter } from "@/components/city/programme-register/list-filter";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Missing } from "@/components/ui/missing";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { indicatorSearchSchema } from "@/lib/city/indicator-register/schemas";
import { listIndicators } from "@/lib/city/indicators/queries";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { listSearchChoices } from "@/lib/city/programme-register/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { dayOf, formatDate } from "@/lib/platform/format/date";
import { formatPeriod } from "@/lib/platform/format/period";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type Search = Record<string, string | string[] | undefined>;
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Office" });
  return { title: t("indicators") };
}

export default async function IndicatorsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("OfficeIndicators");
  const filter = await getTranslations("ListFilter");
  const given = await searchParams;
  const asked = indicatorSearchSchema.parse(
    Object.fromEntries(
      ["pilar", "opd", "status", "terbit", "q"].map((name) => [name, oneOf(given[name]) || undefined]),
    ),
  );
  const mayKeep = canKeepRegister(actor);
  const [list, choices] = await Promise.all([
    listIndicators(actor, { ...asked, page: pageNumberSchema.parse(oneOf(given.hal)) }),
    listSearchChoices(actor),
  ]);
  const all = route("/kelola/indikator");
  return (
    <>
      <PageHeader
        title={actor.role === "AGENCY" ? t("titleOwn") : t("titleAll")}
        lead={t("lead", { count: list.total })}
        actions={mayKeep ? <ButtonLink href={route("/kelola/indikator/baru")}>{t("add")}</ButtonLink> : null}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf(given.tersimpan)} />
        <ListFilter
          action={getPathname({ locale, href: all })}
          plain={all}
          q={asked.q ?? ""}
          selects={[
            {
              ...{ name: "pilar", label: filter("pillar"), value: asked.pilar ?? "" },
              choices: choices.pillars.map(({ code, name }) => ({ value: code, label: name })),
            },
            ...(actor.role === "AGENCY"
              ? []
              : [
                  {
                    ...{ name: "opd", label: filter("agency"), value: asked.opd ?? "" },
                    choices: choices.agencies.map(({ code, shortName }) => ({ value: code, label: shortName })),
                  },
                ]),
            {
              ...{ name: "status", label: filter("status"), value: asked.status ?? "" },
              choices: [
                { value: "AKTIF", label: t("active") },
                { value: "HENTI", label: t("retiredStatus") },
              ],
            },
            {
              ...{ name: "terbit", label: filter("published"), value: asked.terbit ?? "" },
              choices: [
                { value: "ya", label: filter("yes") },
                { value: "belum", label: filter("no") },
              ],
            },
          ]}
        />
        {list.items.length === 0 ? (
          <EmptyState title={filter("nothing")}>{filter("nothingBody")}</EmptyState>
        ) : (
          <DataTable
            caption={t("titleAll")}
            captionHidden
            rows={list.items}
            rowKey={(item) => item.id}
            columns={[
              {
                key: "name",
                header: t("name"),
                heading: true,
                cell: (item) => (
                  <>
                    <Link href={route("/kelola/indikator/[kode]", { kode: item.code })} className="text-link">
                      {item.code} · {locale === "id" ? item.nameId : item.nameEn}
                    </Link>
                    {item.publishedAt ? null : (
                      <span className="ms-2">
                        <StatusBadge tone="neutral">{t("unpublished")}</StatusBadge>
                      </span>
                    )}
                    {item.retiredFrom ? (
                      <span className="block text-sm font-normal text-muted">
                        {t("retired", { date: formatDate(dayOf(item.retiredFrom), locale) })}
                      </span>
                    ) : null}
                  </>
                ),
              },
              {
                key: "pillar",
                header: t("pillar"),
                cell: (item) => <PillarBadge code={item.pillar.code} name={item.pillar.name} />,
              },
              { key: "agency", header: t("agency"), cell: (item) => <span lang="id">{item.agency.shortName}</span> },
              {
                key: "period",
                header: t("newest"),
                cell: (item) => (item.newest ? formatPeriod(item.newest.period, locale) : <Missing />),
              },
              {
                key: "value",
                header: t("value"),
                numeric: true,
                cell: (item) =>
                  item.newest && (item.newest.value || item.newest.state) ? <Told value={item.newest} /> : <Missing />,
              },
              {
                key: "status",
                header: t("status"),
                cell: (item) =>
                  item.newest ? (
                    <EntryStatusBadge status={item.newest.status} superseded={item.newest.supersededAt !== null} />
                  ) : null,
              },
            ]}
          />
        )}
      </div>
      <Pagination
        page={list.page}
        pages={list.pages}
        hrefFor={(page) => route("/kelola/indikator", {}, { query: { ...asked, hal: page } })}
      />
      <p className="pt-6">
        <Link href={route("/kelola/target-indeks")} className="text-link">
          {t("indexTargets")}
        </Link>
      </p>
    </>
  );
}
