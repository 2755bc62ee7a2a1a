import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AssignForm } from "@/components/evaluation/answers/assign-form";
import { roundTitle } from "@/components/evaluation/rounds/round-title";
import { SavedNotice } from "@/components/platform/forms/saved-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listAnswers, listAssignees } from "@/lib/evaluation/answers/queries";
import { getRoundOffice } from "@/lib/evaluation/rounds/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";

type Search = Partial<Record<"hal" | "kurang" | "tersimpan", string | string[]>>;
type PageProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RoundOffice" });
  return { title: t("assignTitle") };
}

export default async function AssignPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const search = await searchParams;
  const actor = await requireActor();
  const locale = await getLocale();
  const { round, facts, mayManage } = await getRoundOffice(actor, slug);
  if (!mayManage) notFound();
  const lacking = oneOf(search.kurang) === "opd" ? "agency" : undefined;
  const [t, list, agencies] = await Promise.all([
    getTranslations("RoundOffice"),
    listAnswers(actor, slug, { lacking, page: pageNumberSchema.parse(oneOf(search.hal)) }),
    listAssignees(),
  ]);
  const address = route("/kelola/putaran/[slug]/penugasan", { slug });
  return (
    <>
      <PageHeader
        title={t("assignTitle")}
        lead={t("assignLead")}
        breadcrumbs={[
          { href: route("/kelola/putaran"), label: t("title") },
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("titleOne", { round: await roundTitle(round) }) },
        ]}
      />
      <div className="flex flex-col gap-6">
        <SavedNotice act={oneOf(search.tersimpan)} />
        <FilterLinks
          label={t("filter")}
          links={[
            { href: address, label: t("all"), current: !lacking },
            {
              href: withQuery(address, { kurang: "opd" }),
              label: t("lackingAgency"),
              current: Boolean(lacking),
              count: facts.unassigned,
            },
          ]}
        />
        {list.items.length > 0 ? (
          <AssignForm
            key={`${list.page} ${lacking} ${facts.unassigned}`}
            slug={slug}
            place={{ hal: list.page, kurang: lacking ? "opd" : "" }}
            items={list.items.map(({ id, code, text, section, pillar, agency, officer }) => ({
              id,
              code,
              text: text[locale],
              about: [section[locale], pillar?.name].filter(Boolean).join(" · "),
              owner: [agency, officer].filter(Boolean).join(", ") || null,
            }))}
            agencies={agencies.map(({ code, shortName, users }) => ({ code, shortName, officers: users }))}
          />
        ) : (
          <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
        )}
        <Pagination
          page={list.page}
          pages={list.pages}
          hrefFor={(page) => withQuery(address, { hal: page, kurang: lacking ? "opd" : null })}
        />
      </div>
    </>
  );
}
