import { getLocale } from "next-intl/server";
import { ENTRY_PAGES } from "@/lib/city/entries/kinds";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { findInQueue } from "@/lib/city/verification/queries";
import { queueQuery, readQueueQuery, TOGETHER_ACTS } from "@/lib/city/verification/schemas";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { redirect } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { placeOf } from "@/lib/platform/pages/queue";
import { route } from "@/lib/platform/pages/routes";

type Search = Record<string, string | string[] | undefined>;
type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

/** Leads to the entry that stands at a place of the queue (`lewati`: how many were passed over), or to the queue's end. */
export default async function NextInQueue({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canVerifyAtAll(actor)) refuse(actor);
  const given = await searchParams;
  const of = (name: string) => oneOf(given[name]) || undefined;
  const filter = readQueueQuery(of);
  const place = placeOf(of("lewati"));
  const before = TOGETHER_ACTS.find((act) => act === of("tadi"));
  const found = await findInQueue(actor, filter, place);
  const locale = await getLocale();
  const query = queueQuery(filter);
  const queue = route("/kelola/verifikasi", {}, { query: { ...query, lewati: place || undefined } });
  redirect({
    locale,
    href: found
      ? route(ENTRY_PAGES[found.kind], { id: found.id }, { query: { antrean: queue, tadi: before } })
      : route("/kelola/verifikasi", {}, { query: { ...query, habis: 1 } }),
  });
}
