import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueueForm } from "@/components/city/verification/queue-form";
import { QueueTable } from "@/components/city/verification/queue-table";
import { ClientMessages } from "@/components/layout/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { listDecidable } from "@/lib/city/verification/queries";
import { queueQuery, readQueueQuery } from "@/lib/city/verification/schemas";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type Search = Record<string, string | string[] | undefined>;
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Queue" });
  return { title: t("togetherTitle") };
}

/** Everything that one press would decide, named one by one and ticked, before it is pressed. */
export default async function TogetherPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canVerifyAtAll(actor)) refuse(actor);
  const given = await searchParams;
  const filter = readQueueQuery((name) => oneOf(given[name]) || undefined);
  const [t, { items, left }] = await Promise.all([getTranslations("Queue"), listDecidable(actor, filter)]);
  const back = route("/kelola/verifikasi", {}, { query: queueQuery(filter) });
  const isLeft = left.own + left.doubt > 0;
  return (
    <>
      <PageHeader
        title={t("togetherTitle")}
        lead={t(`togetherLead.${filter.state}`, { count: items.length })}
        breadcrumbs={[{ href: back, label: t("title") }]}
      />
      <div className="flex flex-col gap-6">
        {isLeft ? (
          <Notice title={t("leftOut")}>
            <ul className="list-disc ps-5">
              {(["own", "doubt"] as const).map((why) =>
                left[why] > 0 ? <li key={why}>{t(`left.${why}`, { count: left[why] })}</li> : null,
              )}
            </ul>
          </Notice>
        ) : null}
        {items.length > 0 ? (
          <ClientMessages namespaces={["Queue", "Decide", "Forms", "Fields", "Problems"]}>
            <QueueForm filter={filter} areTicked>
              <QueueTable items={items} caption={t(`states.${filter.state}`)} ticks="all" />
            </QueueForm>
          </ClientMessages>
        ) : (
          <EmptyState title={t("emptyTitle")}>{t("togetherEmpty")}</EmptyState>
        )}
      </div>
    </>
  );
}
