import { getLocale } from "next-intl/server";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { findAnswerAt } from "@/lib/evaluation/answers/queries";
import { answerQuery, readAnswerQuery } from "@/lib/evaluation/answers/schemas";
import { refuse } from "@/lib/platform/auth/refusals";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { redirect } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { placeOf } from "@/lib/platform/pages/queue";
import { route } from "@/lib/platform/pages/routes";

type Search = Record<string, string | string[] | undefined>;
type PageProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Search> };

/** Leads to the answer that stands at a place of the round's list (`lewati`: how many were passed over), or to its end. */
export default async function NextAnswer({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  if (!canVerifyAtAll(actor)) refuse(actor);
  const { slug } = await params;
  const given = await searchParams;
  const of = (name: string) => oneOf(given[name]) || undefined;
  const filter = readAnswerQuery(of);
  const place = placeOf(of("lewati"));
  const found = await findAnswerAt(actor, slug, filter, place);
  const query = answerQuery(filter);
  const queue = route("/kelola/putaran/[slug]/jawaban", { slug }, { query: { ...query, lewati: place || undefined } });
  redirect({
    locale: await getLocale(),
    href: found
      ? route("/kelola/jawaban/[id]", { id: found.id }, { query: { antrean: queue, tadi: of("tadi") } })
      : route("/kelola/putaran/[slug]/jawaban", { slug }, { query: { ...query, habis: 1 } }),
  });
}
