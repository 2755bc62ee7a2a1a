import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueueTable } from "@/components/city/entries/queue-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TabLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { countQueue, listQueue } from "@/lib/city/entries/queries";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type Search = { status?: string | string[]; hal?: string | string[] };
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Queue" });
  return { title: t("title") };
}

export default async function QueuePage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canVerifyAtAll(actor)) refuse(actor);
  const search = await searchParams;
  const state = oneOf(search.status) === "VERIFIED" ? "VERIFIED" : "SUBMITTED";
  const t = await getTranslations("Queue");
  const [counts, queue] = await Promise.all([
    countQueue(actor),
    listQueue(actor, { state, page: pageNumberSchema.parse(oneOf(search.hal)) }),
  ]);
  const href = (name: string) => route("/kelola/verifikasi", {}, { query: { status: name } });
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <TabLinks
        label={t("title")}
        links={(["SUBMITTED", "VERIFIED"] as const).map((name) => ({
          href: href(name),
          label: t(`states.${name}`),
          current: name === state,
          count: counts[name],
        }))}
      />
      <div className="pt-6">
        {queue.items.length > 0 ? (
          <QueueTable items={queue.items} caption={t(`states.${state}`)} />
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>
        )}
        <Pagination page={queue.page} pages={queue.pages} hrefFor={(page) => `${href(state)}&hal=${page}`} />
      </div>
    </>
  );
}
