import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ListFilter } from "@/components/city/programme-register/list-filter";
import { roundTitle } from "@/components/evaluation/rounds/round-title";
import { SeveralForm } from "@/components/evidence/evidence/several-form";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { getRoundOffice } from "@/lib/evaluation/rounds/queries";
import { canAttachToSeveral } from "@/lib/evidence/evidence/policy";
import { listLibrary, listOpenAnswers } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";

type Search = Partial<Record<"q" | "hal" | "tersimpan", string | string[]>>;
type PageProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "SeveralItems" });
  return { title: t("title") };
}

/** One piece of evidence that the city has, for several items of a round. */
export default async function SeveralItemsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const search = await searchParams;
  const actor = await requireActor();
  if (!canAttachToSeveral(actor)) notFound();
  const { round } = await getRoundOffice(actor, slug);
  const q = (oneOf(search.q) ?? "").trim().slice(0, 100);
  const [t, rounds, locale, library, answers] = await Promise.all([
    getTranslations("SeveralItems"),
    getTranslations("RoundOffice"),
    getLocale(),
    listLibrary(actor, { q, page: pageNumberSchema.parse(oneOf(search.hal)) }),
    listOpenAnswers(actor, slug),
  ]);
  const own = route("/kelola/putaran/[slug]/jawaban/bukti", { slug });
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[
          {
            href: route("/kelola/putaran/[slug]", { slug }),
            label: rounds("titleOne", { round: await roundTitle(round) }),
          },
          { href: route("/kelola/putaran/[slug]/jawaban", { slug }), label: rounds("answers") },
        ]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf(search.tersimpan)} />
        <ListFilter action={getPathname({ locale, href: own })} plain={own} q={q} selects={[]} />
        {library.items.length === 0 ? (
          <EmptyState title={t("noEvidence")}>{t("noEvidenceBody")}</EmptyState>
        ) : answers.length === 0 ? (
          <EmptyState title={t("noItems")}>{t("noItemsBody")}</EmptyState>
        ) : (
          <SeveralForm
            key={`${q} ${library.page}`}
            slug={slug}
            evidence={library.items.map(({ id, title, fileName, url, agency }) => ({
              ...{ id, title },
              about: [fileName ?? url, agency].filter(Boolean).join(" · "),
            }))}
            items={answers.map(({ id, item, agency }) => ({
              id,
              text: `${item.code} ${locale === "id" ? item.textId : item.textEn || item.textId}`,
              about: agency?.shortName ?? "",
            }))}
          />
        )}
        <Pagination
          page={library.page}
          pages={library.pages}
          hrefFor={(hal) => withQuery(own, { q: q || undefined, hal })}
        />
      </div>
    </>
  );
}
