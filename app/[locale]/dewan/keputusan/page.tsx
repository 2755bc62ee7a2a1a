import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionList } from "@/components/follow-up/actions/action-list";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { FilteredOut } from "@/components/ui/filtered-out";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listOpenDecisionActions } from "@/lib/follow-up/actions/queries";
import { canReadCouncil } from "@/lib/follow-up/council-members/policy";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hal?: string | string[]; terlambat?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Decisions" });
  return { title: t("openTitle") };
}

export default async function OpenDecisionsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canReadCouncil(actor)) refuse(actor);
  const asked = await searchParams;
  const lateOnly = oneOf(asked.terlambat) === "1";
  const list = await listOpenDecisionActions(actor, { lateOnly, page: pageNumberSchema.parse(oneOf(asked.hal)) });
  const t = await getTranslations("Decisions");
  const meetings = await getTranslations("Meetings");
  const address = lateOnly ? route("/dewan/keputusan", {}, { query: { terlambat: "1" } }) : route("/dewan/keputusan");
  return (
    <>
      <PageHeader
        title={t("openTitle")}
        lead={t("openLead")}
        breadcrumbs={[{ href: route("/dewan/rapat"), label: meetings("title") }]}
      />
      <div className="flex flex-col gap-6">
        <FilterLinks
          label={t("openFilter")}
          links={[
            { href: route("/dewan/keputusan"), label: t("openAll"), current: !lateOnly, count: list.open },
            {
              href: route("/dewan/keputusan", {}, { query: { terlambat: "1" } }),
              label: t("openLate"),
              current: lateOnly,
              count: list.late,
            },
          ]}
        />
        {list.items.length > 0 ? (
          <ActionList actions={list.items} />
        ) : list.open > 0 ? (
          <FilteredOut href={route("/dewan/keputusan")} />
        ) : (
          <EmptyState title={t("openNone")}>{t("openNoneBody")}</EmptyState>
        )}
        <Pagination page={list.page} pages={list.pages} hrefFor={(page) => withQuery(address, { hal: page })} />
      </div>
    </>
  );
}
