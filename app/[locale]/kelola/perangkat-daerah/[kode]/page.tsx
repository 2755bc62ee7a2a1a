import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SpellingForm } from "@/components/city/agencies/name-forms";
import { DeleteStep } from "@/components/city/programme-register/register-steps";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { RevisionsLink } from "@/components/platform/revisions/revisions-link";
import { buttonClasses } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { PageHeader, PageSection } from "@/components/ui/page-header";
import { deleteAgencyAction } from "@/lib/city/agencies/actions";
import { getAgency } from "@/lib/city/agencies/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { formatDate } from "@/lib/platform/format/date";
import { oneOf } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; kode: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await pageLocale(params);
  const { name } = await getAgency(await requireActor(), (await params).kode);
  return { title: name };
}

export default async function AgencyPage({ params, searchParams }: PageProps) {
  const locale = await pageLocale(params);
  const { kode } = await params;
  const agency = await getAgency(await requireActor(), kode);
  const [t, asked] = await Promise.all([getTranslations("Agencies"), searchParams]);
  const { code, name, shortName, version, closedOn, cityAgency, wentTo } = agency;
  const next = wentTo.map(({ other }) => other.name).join(", ");
  return (
    <>
      <PageHeader
        title={<span lang="id">{name}</span>}
        lead={`${shortName} · ${code}`}
        breadcrumbs={[{ href: route("/kelola/perangkat-daerah"), label: t("title") }]}
        actions={<RevisionsLink entity="agency" id={agency.id} />}
      />
      <SavedNotice act={oneOf(asked.tersimpan)} />
      {closedOn ? (
        <Notice title={t("closedSince", { date: formatDate(closedOn, locale) })}>
          {t("closedBody", { names: next })}
        </Notice>
      ) : (
        <div className="flex flex-wrap gap-3 pb-8">
          <Link
            href={route("/kelola/perangkat-daerah/[kode]/ganti-nama", { kode: code })}
            className={buttonClasses("secondary")}
          >
            {t("rename")}
          </Link>
          {cityAgency && !agency.steward ? (
            <Link
              href={route("/kelola/perangkat-daerah/[kode]/gabung", { kode: code })}
              className={buttonClasses("secondary")}
            >
              {t("merge")}
            </Link>
          ) : null}
          {cityAgency ? (
            <Link
              href={route("/kelola/perangkat-daerah/[kode]/pecah", { kode: code })}
              className={buttonClasses("secondary")}
            >
              {t("split")}
            </Link>
          ) : null}
        </div>
      )}
      <Names names={agency.names} />
      <Successions agency={agency} />
      {closedOn ? null : (
        <PageSection id="ejaan" title={t("spelling")} lead={t("spellingLead")}>
          <SpellingForm summary={t("spellingOpen")} agency={{ code, version, name, shortName }} />
        </PageSection>
      )}
      {agency.isDeletable ? (
        <DeleteStep action={deleteAgencyAction} hidden={{ agency: code, version }} what="agency" />
      ) : null}
    </>
  );
}

type Loaded = Awaited<ReturnType<typeof getAgency>>;

async function Names({ names }: Pick<Loaded, "names">) {
  const [t, locale] = [await getTranslations("Agencies"), await getLocale()];
  if (names.length === 0) return null;
  return (
    <PageSection id="nama" title={t("names")}>
      <DataTable
        caption={t("names")}
        captionHidden
        rows={names}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", header: t("name"), heading: true, cell: ({ name }) => <span lang="id">{name}</span> },
          { key: "shortName", header: t("shortName"), cell: ({ shortName }) => <span lang="id">{shortName}</span> },
          {
            key: "from",
            header: t("fromOn"),
            cell: ({ fromOn }) => (fromOn ? formatDate(fromOn, locale) : t("first")),
          },
          { key: "basis", header: t("legalBasis"), cell: ({ legalBasis }) => <span lang="id">{legalBasis}</span> },
        ]}
      />
    </PageSection>
  );
}

async function Successions({ agency: { wentTo, cameFrom } }: { agency: Loaded }) {
  const [t, locale] = [await getTranslations("Agencies"), await getLocale()];
  const rows = [
    ...wentTo.map((step) => ({ ...step, way: "to" as const })),
    ...cameFrom.map((step) => ({ ...step, way: "from" as const })),
  ];
  if (rows.length === 0) return null;
  return (
    <PageSection id="perubahan" title={t("successions")}>
      <DataTable
        caption={t("successions")}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "other",
            header: t("agency"),
            heading: true,
            cell: ({ other }) => (
              <Link
                href={route("/kelola/perangkat-daerah/[kode]", { kode: other.code })}
                className="text-link"
                lang="id"
              >
                {other.name}
              </Link>
            ),
          },
          { key: "way", header: t("what"), cell: ({ kind, way }) => t(`ways.${kind}_${way}`) },
          { key: "on", header: t("on"), cell: ({ on }) => (on ? formatDate(on, locale) : "") },
          { key: "basis", header: t("legalBasis"), cell: ({ legalBasis }) => <span lang="id">{legalBasis}</span> },
        ]}
      />
    </PageSection>
  );
}
