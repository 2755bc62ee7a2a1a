import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OfficeBoard } from "@/components/follow-up/recommendations/office-board";
import { OfficeList } from "@/components/follow-up/recommendations/office-list";
import { RecommendationFilter } from "@/components/follow-up/recommendations/recommendation-filter";
import { addressOf } from "@/components/follow-up/recommendations/search-address";
import { EmptyState } from "@/components/ui/empty-state";
import { TabLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { canReadWork } from "@/lib/follow-up/recommendations/policy";
import { getBoard, listRecommendations, listSearchChoices } from "@/lib/follow-up/recommendations/queries";
import { type RecommendationSearch, readSearch } from "@/lib/follow-up/recommendations/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RecommendationBoard" });
  return { title: t("title") };
}

export default async function RecommendationsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const t = await getTranslations("RecommendationBoard");
  const search = readSearch(await searchParams);
  const isBoard = search.tampilan === "papan" && canReadWork(actor);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="flex flex-col gap-6">
        {canReadWork(actor) ? (
          <>
            <TabLinks
              label={t("views")}
              links={(["papan", "daftar"] as const).map((tampilan) => ({
                href: addressOf({ ...search, tampilan, hal: 1 }),
                label: t(`view.${tampilan}`),
                current: search.tampilan === tampilan,
              }))}
            />
            <RecommendationFilter search={search} choices={await listSearchChoices(actor)} />
          </>
        ) : null}
        {isBoard ? <Board actor={actor} search={search} /> : <List actor={actor} search={search} />}
      </div>
    </>
  );
}

type PartProps = { actor: Actor; search: RecommendationSearch };

async function Board({ actor, search }: PartProps) {
  const columns = await getBoard(actor, search);
  return columns.every(({ total }) => total === 0) ? <Nothing /> : <OfficeBoard columns={columns} search={search} />;
}

async function List({ actor, search }: PartProps) {
  const t = await getTranslations("RecommendationBoard");
  const showState = canReadWork(actor);
  const list = await listRecommendations(actor, search);
  if (list.total === 0) return <Nothing />;
  return (
    <>
      <p className="text-muted">{t("found", { count: list.total })}</p>
      <OfficeList items={list.items} showState={showState} />
      <Pagination page={list.page} pages={list.pages} hrefFor={(hal) => addressOf({ ...search, hal })} />
    </>
  );
}

async function Nothing() {
  const t = await getTranslations("RecommendationBoard");
  return <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>;
}
