import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { FilteredOut } from "@/components/ui/filtered-out";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Select } from "@/components/ui/text-input";
import { DelayItem } from "@/components/work/delays/delay-item";
import { HolderCard } from "@/components/work/delays/holder-card";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { canReadEntryDelays } from "@/lib/work/delays/policy";
import { type HolderRow, listDelays, listHolders, NOBODY } from "@/lib/work/delays/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<"hal" | "opd" | "buka" | "isi", string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Delays" });
  return { title: t("title") };
}

/** How a row is named in the address: its agency and its officer. */
const keyOf = ({ code, officerId }: HolderRow) => `${code}.${officerId ?? NOBODY}`;

export default async function DelaysPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const asked = await searchParams;
  const [opd, buka] = [oneOf(asked.opd), oneOf(asked.buka)];
  const actor = await requireActor();
  const list = await listHolders(actor, { agencyCode: opd, page: pageNumberSchema.parse(oneOf(asked.hal)) });
  const [t, locale] = await Promise.all([getTranslations("Delays"), getLocale()]);
  const all = list.agencies.reduce((sum, { late, returned }) => sum + late + returned, 0);
  const address = (query: { buka?: string | undefined; isi?: number; hal?: number }) =>
    route("/kelola/menahan", {}, { query: { opd, hal: list.page === 1 ? null : list.page, ...query } });
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {all === 0 ? (
        <EmptyState title={t("noneTitle")}>{t(canReadEntryDelays(actor) ? "noneBody" : "noneBodyCouncil")}</EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <form
            action={getPathname({ locale, href: route("/kelola/menahan") })}
            method="get"
            className="flex flex-wrap items-end gap-3 md:hidden"
            data-print="no"
          >
            <Select
              name="opd"
              label={t("filter")}
              defaultValue={opd ?? ""}
              emptyLabel={`${t("all")} (${all})`}
              choices={list.agencies.map(({ code, name, late, returned }) => ({
                value: code,
                label: `${name ?? t("council")} (${late + returned})`,
              }))}
            />
            <Button type="submit" variant="secondary">
              {t("show")}
            </Button>
          </form>
          {/* Thirteen of them fill a telephone before the first row to chase. */}
          <div className="hidden md:block">
            <FilterLinks
              label={t("filter")}
              links={[
                { href: route("/kelola/menahan"), label: t("all"), current: !opd, count: all },
                ...list.agencies.map((holder) => ({
                  href: route("/kelola/menahan", {}, { query: { opd: holder.code } }),
                  label: holder.name ?? t("council"),
                  current: holder.code === opd,
                  count: holder.late + holder.returned,
                })),
              ]}
            />
          </div>
          {list.holders.length === 0 ? <FilteredOut href={route("/kelola/menahan")} /> : null}
          <ul className="flex flex-col gap-3">
            {list.holders.map((holder) => {
              const key = keyOf(holder);
              const isOpen = key === buka;
              return (
                <HolderCard key={key} holder={holder} isOpen={isOpen} href={address(isOpen ? {} : { buka: key })}>
                  {isOpen ? (
                    <Held
                      actor={actor}
                      holder={holder}
                      page={pageNumberSchema.parse(oneOf(asked.isi))}
                      hrefFor={(isi) => address({ buka: key, isi })}
                    />
                  ) : null}
                </HolderCard>
              );
            })}
          </ul>
        </div>
      )}
      <Pagination
        page={list.page}
        pages={list.pages}
        hrefFor={(page) => route("/kelola/menahan", {}, { query: { hal: page, opd } })}
      />
    </>
  );
}

type HeldProps = { actor: Actor; holder: HolderRow; page: number; hrefFor: (page: number) => string };

/** What one holds, the longest first. */
async function Held({ actor, holder, page, hrefFor }: HeldProps) {
  const t = await getTranslations("Delays");
  const officer = holder.officerId ?? NOBODY;
  const list = await listDelays(actor, { agencyCode: holder.code, officer, page });
  const who = holder.officer ?? holder.name ?? t("council");
  return (
    <>
      <ul className="flex flex-col divide-y divide-hairline border-t border-hairline" aria-label={t("rowsOf", { who })}>
        {list.items.map((delay) => (
          <DelayItem key={`${delay.kind} ${delay.id} ${delay.key} ${delay.period}`} delay={delay} />
        ))}
      </ul>
      <Pagination page={list.page} pages={list.pages} hrefFor={hrefFor} />
    </>
  );
}
