import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ForgetDraft } from "@/components/platform/forms/kept-draft";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { Button, ButtonLink, buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/text-input";
import { RowGrid } from "@/components/work/entry-rows/row-grid";
import { EntryRowForm } from "@/components/work/entry-workbooks/entry-row-form";
import { RowPageLinks } from "@/components/work/entry-workbooks/row-page-links";
import { requireActor } from "@/lib/platform/auth/session";
import { formatPeriod } from "@/lib/platform/format/period";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { canBringWorkbooks } from "@/lib/work/entry-workbooks/policy";
import { listEntryRows, listFetchable } from "@/lib/work/entry-workbooks/queries";
import { OWN_PAGES, ROW_PAGES, type RowPageName } from "@/lib/work/entry-workbooks/schemas";

type PageProps = {
  params: Promise<{ locale: string; jenis: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const nameOf = (jenis: string): RowPageName =>
  (Object.keys(ROW_PAGES) as RowPageName[]).find((name) => name === jenis) ?? notFound();

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "EntryWorkbooks" });
  return { title: t(`titles.${ROW_PAGES[nameOf((await params).jenis)]}`) };
}

/** Progress of a period, milestones, or the money of a year: a row for each, filled in where it stands. */
export default async function FillInRowsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const jenis = nameOf((await params).jenis);
  const actor = await requireActor();
  if (!canBringWorkbooks(actor)) notFound();
  const [search, locale, t, { periods, years, thisYear }] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations("EntryWorkbooks"),
    listFetchable(actor),
  ]);
  const period = oneOf(search.periode) ?? periods[1] ?? "";
  const year = oneOf(search.tahun) ?? String(thisYear);
  const about: Record<string, string> =
    jenis === "kemajuan" ? { periode: period } : jenis === "dana" ? { tahun: year } : {};
  const { rows, fields, page, pages } = await listEntryRows(
    actor,
    jenis,
    about,
    locale,
    pageNumberSchema.parse(oneOf(search.hal)),
  );
  const isForms = oneOf(search.bentuk) === "formulir";
  const address = (query: { hal?: number | undefined; bentuk?: string | undefined }) =>
    route(
      "/kelola/isi/[jenis]",
      { jenis },
      { query: { ...about, bentuk: isForms ? "formulir" : undefined, ...query } },
    );
  const halaman = new URLSearchParams({
    ...about,
    ...(page > 1 ? { hal: String(page) } : {}),
    ...(isForms ? { bentuk: "formulir" } : {}),
  }).toString();
  const storageKeyOf = (key: string) => `${actor.id}:row:${jenis} ${key}`;
  const saved = oneOf(search.tersimpan);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      {isForms ? null : <script src="/grid-keys.js" nonce={nonce} />}
      <SavedNotice act={saved} />
      {saved ? <ForgetDraft storageKeys={[storageKeyOf(oneOf(search.baris) ?? "")]} /> : null}
      <PageHeader
        title={t("rowsTitle")}
        lead={t("rowsLead")}
        eyebrow={t(`titles.${ROW_PAGES[jenis]}`)}
        actions={
          <>
            <a
              href={route(
                "/api/exports/entry-workbooks/[kind]",
                { kind: ROW_PAGES[jenis] },
                { query: { ...about, bahasa: locale } },
              )}
              className={buttonClasses("secondary")}
            >
              {t("fetchThese")}
            </a>
            <ButtonLink href={route("/kelola/buku-isian")} variant="quiet">
              {t("bringThese")}
            </ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <RowPageLinks current={jenis} />
        {jenis === "tonggak" ? null : (
          <form
            action={getPathname({ locale, href: route("/kelola/isi/[jenis]", { jenis }) })}
            method="get"
            className="flex flex-wrap items-end gap-3"
            data-print="no"
          >
            {isForms ? <input type="hidden" name="bentuk" value="formulir" /> : null}
            {jenis === "kemajuan" ? (
              <Select
                name="periode"
                label={t("period")}
                defaultValue={period}
                choices={periods.map((value) => ({ value, label: formatPeriod(value, locale) }))}
              />
            ) : (
              <Select
                name="tahun"
                label={t("year")}
                defaultValue={year}
                choices={years.map((value) => ({ value: String(value), label: String(value) }))}
              />
            )}
            <Button type="submit" variant="secondary">
              {t("show")}
            </Button>
          </form>
        )}
        {rows.length === 0 ? (
          <EmptyState
            title={t("noRows")}
            action={<ButtonLink href={route("/kelola/program")}>{t("openProgrammes")}</ButtonLink>}
          >
            {t("noRowsBody")}
          </EmptyState>
        ) : (
          <>
            {isForms ? null : (
              <div className="hidden flex-col gap-3 md:flex">
                <p>
                  <Link href={address({ bentuk: "formulir" })} className="text-link">
                    {t("asForms")}
                  </Link>
                </p>
                <RowGrid
                  key={`${halaman} ${rows.length}`}
                  jenis={jenis}
                  title={t(`titles.${ROW_PAGES[jenis]}`)}
                  rows={rows}
                  fields={fields.filter(({ name }) => name !== "reason" || rows.some(({ isPublished }) => isPublished))}
                  ownPage={OWN_PAGES[jenis]}
                  maySubmit={actor.role === "AGENCY"}
                  storageKey={`enam-pilar:rows:${actor.id}:${jenis}`}
                />
              </div>
            )}
            {/* On a telephone, and where there are no scripts, each row is a form. */}
            <div className={isForms ? undefined : "md:hidden"}>
              {isForms ? (
                <p className="hidden pb-3 md:block">
                  <Link href={address({ bentuk: undefined })} className="text-link">
                    {t("asTable")}
                  </Link>
                </p>
              ) : null}
              {rows.map((row) => (
                // The answer finds its form by this key, so a version that has moved on meanwhile is no part of it.
                <EntryRowForm
                  key={row.key}
                  jenis={jenis}
                  row={row}
                  halaman={halaman}
                  storageKey={storageKeyOf(row.key)}
                />
              ))}
            </div>
          </>
        )}
      </div>
      <Pagination page={page} pages={pages} hrefFor={(hal) => address({ hal })} />
    </>
  );
}
