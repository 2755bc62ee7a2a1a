import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { LinkButton } from "@/components/follow-up/forerunners/link-forms";
import { buttonClasses } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TextInput } from "@/components/ui/text-input";
import { canLinkForerunner } from "@/lib/follow-up/forerunners/policy";
import { CHOICES, countEarlier, listEarlier } from "@/lib/follow-up/forerunners/queries";
import { getRecommendation } from "@/lib/follow-up/recommendations/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ q?: string | string[]; hal?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Forerunners" });
  return { title: t("searchTitle") };
}

/** Every recommendation of earlier rounds, found by words of its text: where nothing was suggested, or not the right one. */
export default async function ForerunnerSearchPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  const actor = await requireActor();
  if (!z.uuid().safeParse(id).success || !canLinkForerunner(actor)) notFound();
  const given = await searchParams;
  const q = (oneOf(given.q) ?? "").trim().slice(0, 100);
  const page = pageNumberSchema.parse(oneOf(given.hal));
  const [t, board, item, rows, total] = await Promise.all([
    getTranslations("Forerunners"),
    getTranslations("RecommendationBoard"),
    getRecommendation(actor, id),
    listEarlier(actor, id, { q, page }),
    countEarlier(actor, id, q),
  ]);
  const own = route("/kelola/rekomendasi/[id]", { id });
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: route("/kelola/rekomendasi"), label: board("title") },
          { href: own, label: board("numbered", { order: item.order, round: await roundTitleOf(item.round.slug) }) },
        ]}
        title={t("searchTitle")}
        lead={<span lang="id">{item.text}</span>}
      />
      <div className="flex flex-col gap-4">
        <form method="get" className="flex flex-wrap items-end gap-3">
          <TextInput name="q" label={t("searchWords")} defaultValue={q} type="search" />
          <button type="submit" className={buttonClasses("secondary")}>
            {t("search")}
          </button>
        </form>
        <p className="text-muted">{t("found", { count: total })}</p>
        <ul className="flex flex-col gap-3">
          {rows.map(({ id: forerunnerId, order, text, round }) => (
            <Card as="li" key={forerunnerId} className="flex flex-col gap-2 p-4 md:p-4">
              <p className="text-sm text-muted">{t("suggested", { round: round.slug, order })}</p>
              <Link href={route("/kelola/rekomendasi/[id]", { id: forerunnerId })} className="text-link" lang="id">
                {text}
              </Link>
              {item.facts.forerunnerId ? null : (
                <LinkButton id={id} version={item.version} forerunnerId={forerunnerId} about={text} />
              )}
            </Card>
          ))}
        </ul>
        <Pagination
          page={page}
          pages={Math.ceil(total / CHOICES)}
          hrefFor={(hal) => route("/kelola/rekomendasi/[id]/pendahulu", { id }, { query: { q, hal } })}
        />
      </div>
    </>
  );
}
