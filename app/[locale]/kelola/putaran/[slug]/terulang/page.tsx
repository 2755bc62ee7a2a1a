import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { LinkButton } from "@/components/follow-up/forerunners/link-forms";
import { SuggestionList } from "@/components/follow-up/forerunners/suggestion-list";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusBadge } from "@/components/ui/status-badge";
import { countCarriedOver, listCarriedOver, PAGE_SIZE } from "@/lib/follow-up/forerunners/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ tersimpan?: string | string[]; hal?: string | string[] }>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Forerunners" });
  return { title: t("roundTitle", { round: await roundTitleOf((await params).slug) }) };
}

export default async function CarriedOverPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const actor = await requireActor();
  const { hal, tersimpan } = await searchParams;
  const page = pageNumberSchema.parse(oneOf(hal));
  const [rows, total] = await Promise.all([listCarriedOver(actor, slug, page), countCarriedOver(actor, slug)]);
  const t = await getTranslations("Forerunners");
  const round = await roundTitleOf(slug);
  return (
    <>
      <PageHeader
        title={t("roundTitle", { round })}
        lead={t("roundLead")}
        breadcrumbs={[{ href: route("/kelola/putaran/[slug]", { slug }), label: round }]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf(tersimpan)} />
        {total === 0 ? <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState> : null}
        {rows.map(({ id, version, order, text, forerunner, suggestions }) => (
          <section
            key={`${id} ${version}`}
            aria-labelledby={`nomor-${order}`}
            className="flex flex-col gap-3 border-t border-hairline pt-4"
          >
            <h2 id={`nomor-${order}`} className="text-base font-semibold">
              {order}.{" "}
              <Link href={route("/kelola/rekomendasi/[id]", { id })} className="text-link" lang="id">
                {text}
              </Link>
            </h2>
            {forerunner ? (
              <>
                <p className="flex flex-wrap items-center gap-2">
                  <StatusBadge tone="warning">{t("repeatedMark")}</StatusBadge>
                  <span lang="id">
                    {forerunner.round.slug}/{forerunner.order}: {forerunner.text}
                  </span>
                </p>
                <LinkButton id={id} version={version} round={slug} forerunnerId={null} about={text} />
              </>
            ) : suggestions.length > 0 ? (
              <SuggestionList id={id} version={version} round={slug} suggestions={suggestions} />
            ) : (
              <p className="text-muted">{t("noneLike")}</p>
            )}
          </section>
        ))}
        <Pagination
          page={page}
          pages={Math.ceil(total / PAGE_SIZE)}
          hrefFor={(number) => route("/kelola/putaran/[slug]/terulang", { slug }, { query: { hal: number } })}
        />
      </div>
    </>
  );
}
