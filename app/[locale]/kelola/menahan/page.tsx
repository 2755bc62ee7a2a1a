import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { FilteredOut } from "@/components/ui/filtered-out";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { DelaysByOfficer } from "@/components/work/delays/delays-by-officer";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { type Delay, type Holder, listDelays } from "@/lib/work/delays/queries";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hal?: string | string[]; opd?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Delays" });
  return { title: t("title") };
}

export default async function DelaysPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const asked = await searchParams;
  const agencyCode = oneOf(asked.opd);
  const list = await listDelays(await requireActor(), { agencyCode, page: pageNumberSchema.parse(oneOf(asked.hal)) });
  const t = await getTranslations("Delays");
  const all = list.agencies.reduce((sum, { late, returned }) => sum + late + returned, 0);
  const groups = [...Map.groupBy(list.items, ({ agencyCode: code }: Delay) => code)];
  const holderOf = (code: string) => list.agencies.find((holder) => holder.code === code);
  const nameOf = (holder: Holder | undefined) => holder?.name ?? t("council");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {all === 0 ? (
        <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState>
      ) : (
        <div className="flex flex-col gap-8">
          <FilterLinks
            label={t("filter")}
            links={[
              { href: route("/kelola/menahan"), label: t("all"), current: !agencyCode, count: all },
              ...list.agencies.map((holder) => ({
                href: route("/kelola/menahan", {}, { query: { opd: holder.code } }),
                label: nameOf(holder),
                current: holder.code === agencyCode,
                count: holder.late + holder.returned,
              })),
            ]}
          />
          {groups.length === 0 ? <FilteredOut href={route("/kelola/menahan")} /> : null}
          {groups.map(([code, items]) => (
            <section key={code} aria-labelledby={`pemegang-${code}`}>
              <h2
                id={`pemegang-${code}`}
                className="mb-1 text-lg font-semibold"
                lang={holderOf(code)?.name ? "id" : undefined}
              >
                {nameOf(holderOf(code))}
              </h2>
              <p className="mb-3 text-sm text-muted">{t("counts", counts(holderOf(code)))}</p>
              <DelaysByOfficer items={items} />
            </section>
          ))}
        </div>
      )}
      <Pagination
        page={list.page}
        pages={list.pages}
        hrefFor={(page) => route("/kelola/menahan", {}, { query: { hal: page, opd: agencyCode } })}
      />
    </>
  );
}

const counts = (holder: Holder | undefined) => ({ late: holder?.late ?? 0, returned: holder?.returned ?? 0 });
