import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DelayItem } from "@/components/delays/delay-item";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/auth/session";
import { type Delay, listDelays } from "@/lib/delays/queries";
import { oneOf, pageNumberSchema } from "@/lib/forms/search";
import { pageLocale } from "@/lib/i18n/page-locale";

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
  const groups = [...Map.groupBy(list.items, ({ agency }: Delay) => agency)];
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
              { href: "/kelola/menahan", label: t("all"), current: !agencyCode, count: all },
              ...list.agencies.map(({ code, name, late, returned }) => ({
                href: `/kelola/menahan?opd=${code}`,
                label: name,
                current: code === agencyCode,
                count: late + returned,
              })),
            ]}
          />
          {groups.map(([agency, items]) => (
            <section key={agency} aria-label={agency}>
              <h2 className="mb-3" lang="id">
                {agency}
              </h2>
              <p className="mb-3 text-sm text-muted">
                {t("counts", counts(list.agencies.find(({ name }) => name === agency)))}
              </p>
              <ul className="flex flex-col gap-3">
                {items.map((delay) => (
                  <DelayItem key={`${delay.kind} ${delay.id}`} delay={delay} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      <Pagination
        page={list.page}
        pages={list.pages}
        hrefFor={(page) => `/kelola/menahan?hal=${page}${agencyCode ? `&opd=${agencyCode}` : ""}`}
      />
    </>
  );
}

const counts = (agency: { late: number; returned: number } | undefined) => ({
  late: agency?.late ?? 0,
  returned: agency?.returned ?? 0,
});
