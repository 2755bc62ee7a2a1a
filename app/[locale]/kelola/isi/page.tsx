import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ROWS_AT_FIRST } from "@/components/city/value-grid/grid-row";
import { ValueGrid } from "@/components/city/value-grid/value-grid";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { Button, ButtonLink, buttonClasses } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { Select } from "@/components/ui/text-input";
import { RowPageLinks } from "@/components/work/entry-workbooks/row-page-links";
import { listSearchChoices } from "@/lib/city/programme-register/queries";
import { type Years, yearsShown, yearsToChoose } from "@/lib/city/value-grid/columns";
import { packRows } from "@/lib/city/value-grid/packed";
import { canFillIn } from "@/lib/city/value-grid/policy";
import { countByFrequency, frequencyOf, getGrid } from "@/lib/city/value-grid/queries";
import { type GridSearch, gridSearchSchema } from "@/lib/city/value-grid/schemas";
import { requireActor } from "@/lib/platform/auth/session";
import { formatPeriod, parsePeriod } from "@/lib/platform/format/period";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";

type Search = Record<string, string | string[] | undefined>;
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "ValueGrid" });
  return { title: t("title") };
}

export default async function FillInPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canFillIn(actor)) notFound();
  const [locale, t, today, given] = await Promise.all([
    getLocale(),
    getTranslations("ValueGrid"),
    cityToday(),
    searchParams,
  ]);
  const asked = gridSearchSchema.parse(
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name, oneOf(value) || undefined])),
  );
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const narrowed = { pillar: asked.pilar, agency: asked.opd };
  const [counts, linked, choices] = await Promise.all([
    countByFrequency(actor, narrowed),
    asked.kode ? frequencyOf(actor, asked.kode) : undefined,
    listSearchChoices(actor),
  ]);
  // What most indicators have, unless a link or a choice says otherwise.
  const most = [...counts].sort((a, b) => b.count - a.count)[0]?.frequency;
  const frequency = asked.frekuensi ?? linked ?? most ?? "MONTHLY";
  const linkedYear = asked.periode && asked.kode ? parsePeriod(asked.periode)?.year : undefined;
  const years = yearsShown(frequency, { from: asked.dari ?? linkedYear, to: asked.sampai ?? linkedYear }, today);
  const grid = await getGrid(actor, {
    ...{ ...narrowed, frequency, years, today, locale, page: pageNumberSchema.parse(oneOf(given.hal)) },
    code: asked.kode,
    ...(asked.baris ? { rows: Number(asked.baris) } : {}),
  });
  const address = (query: GridSearch & { hal?: number }) =>
    route("/kelola/isi", {}, { query: { ...asked, kode: undefined, periode: undefined, ...query } });
  const columns = grid.periods.map(({ period, year }) => {
    const label = formatPeriod(period, locale);
    return { period, year, label, short: years.from === years.to ? label.replace(` ${year}`, "") : label };
  });
  return (
    <>
      <script src="/grid-keys.js" nonce={nonce} />
      <SavedNotice act={oneOf(given.tersimpan)} />
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <a
              href={route(
                "/api/exports/entry-workbooks/[kind]",
                { kind: "values" },
                {
                  query: {
                    ...{ bahasa: locale, frekuensi: frequency, dari: years.from, sampai: years.to },
                    ...{ pilar: asked.pilar, opd: asked.opd },
                  },
                },
              )}
              className={buttonClasses("secondary")}
            >
              {t("fetchWorkbook")}
            </a>
            <ButtonLink href={route("/kelola/buku-isian")} variant="quiet">
              {t("bringWorkbook")}
            </ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap gap-x-10 gap-y-6">
          <RowPageLinks />
          <FilterLinks
            label={t("frequency")}
            links={counts.map((one) => ({
              href: address({ frekuensi: one.frequency, dari: undefined, sampai: undefined }),
              label: t(`frequencies.${one.frequency}`),
              current: one.frequency === frequency,
              count: one.count,
            }))}
          />
        </div>
        <Disclosure
          summary={t("shown", {
            years: years.from === years.to ? `${years.from}` : `${years.from}–${years.to}`,
            count: grid.total,
          })}
          open={asked.pilar !== undefined || asked.opd !== undefined}
        >
          <GridFilter
            action={getPathname({ locale, href: route("/kelola/isi") })}
            asked={{ ...asked, frekuensi: frequency }}
            years={years}
            today={today}
            pillars={choices.pillars.map(({ code, name }) => ({ value: code, label: name }))}
            agencies={
              actor.role === "AGENCY"
                ? []
                : choices.agencies.map(({ code, shortName }) => ({ value: code, label: shortName }))
            }
          />
        </Disclosure>
        {grid.rows.length === 0 ? (
          <EmptyState title={t("nothing")}>{t("nothingBody")}</EmptyState>
        ) : (
          <ValueGrid
            key={`${frequency} ${years.from} ${years.to} ${asked.pilar} ${asked.opd} ${grid.page} ${grid.rows.length}`}
            packed={packRows(grid.rows)}
            columns={columns}
            badges={Object.fromEntries(
              choices.pillars.map(({ code, name }) => [code, <PillarBadge key={code} code={code} name={name} />]),
            )}
            withAgency={actor.role !== "AGENCY"}
            first={asked.kode ? { code: asked.kode, period: asked.periode } : undefined}
            storageKey={`enam-pilar:grid:${actor.id}`}
            place={placeOf(asked)}
          />
        )}
        {grid.rows.length > ROWS_AT_FIRST ? (
          <noscript>
            {/* On a telephone each indicator has its own address. */}
            <p className="hidden md:block">
              <Link href={address({ baris: `${ROWS_AT_FIRST}` })} className="text-link">
                {t("withoutScripts", { count: ROWS_AT_FIRST })}
              </Link>
            </p>
          </noscript>
        ) : null}
        {grid.pages > 1 && asked.baris !== "200" ? (
          <p>
            <Link href={address({ baris: "200" })} className="text-link">
              {t("showMany")}
            </Link>
          </p>
        ) : null}
      </div>
      <Pagination page={grid.page} pages={grid.pages} hrefFor={(page) => address({ hal: page })} />
    </>
  );
}

/** What the address says, but for the indicator and period that it leads to. */
const placeOf = ({ kode: _kode, periode: _periode, ...place }: GridSearch): Record<string, string> =>
  Object.fromEntries(
    Object.entries(place).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]])),
  );

type Choices = { value: string; label: string }[];
type GridFilterProps = {
  action: string;
  asked: GridSearch;
  years: Years;
  today: string;
  pillars: Choices;
  agencies: Choices;
};

/** Years, pillar and agency, in the address. */
async function GridFilter({ action, asked, years, today, pillars, agencies }: GridFilterProps) {
  const [t, filter] = await Promise.all([getTranslations("ValueGrid"), getTranslations("ListFilter")]);
  const yearChoices = yearsToChoose(today).map((year) => ({ value: String(year), label: String(year) }));
  return (
    <form action={action} method="get" className="flex flex-wrap items-end gap-3" data-print="no">
      <input type="hidden" name="frekuensi" value={asked.frekuensi} />
      {asked.baris ? <input type="hidden" name="baris" value={asked.baris} /> : null}
      <Select
        name="dari"
        key={`d${years.from}`}
        label={t("from")}
        defaultValue={String(years.from)}
        choices={yearChoices}
      />
      <Select
        name="sampai"
        key={`s${years.to}`}
        label={t("to")}
        defaultValue={String(years.to)}
        choices={yearChoices}
      />
      <Select
        name="pilar"
        key={`p${asked.pilar}`}
        label={filter("pillar")}
        defaultValue={asked.pilar ?? ""}
        choices={pillars}
        emptyLabel={filter("all")}
      />
      {agencies.length > 0 ? (
        <Select
          name="opd"
          key={`o${asked.opd}`}
          label={filter("agency")}
          defaultValue={asked.opd ?? ""}
          choices={agencies}
          emptyLabel={filter("all")}
        />
      ) : null}
      <Button type="submit" variant="secondary">
        {t("show")}
      </Button>
    </form>
  );
}
