import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ListFilter } from "@/components/city/programme-register/list-filter";
import { AnswerTable } from "@/components/evaluation/answers/answer-table";
import { roundTitle } from "@/components/evaluation/rounds/round-title";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { listAnswerChoices, listAnswers } from "@/lib/evaluation/answers/queries";
import {
  answerQuery,
  isNarrowed,
  readAnswerQuery,
  ANSWER_STATUSES as STATUSES,
} from "@/lib/evaluation/answers/schemas";
import { answersAreOpen } from "@/lib/evaluation/rounds/phase";
import { getRoundOffice } from "@/lib/evaluation/rounds/queries";
import { canAttachToSeveral } from "@/lib/evidence/evidence/policy";
import { gradesOfAnswers } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";

type Search = Record<string, string | string[] | undefined>;
type PageProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RoundOffice" });
  return { title: t("answers") };
}

export default async function AnswersPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const search = await searchParams;
  const actor = await requireActor();
  const { round } = await getRoundOffice(actor, slug);
  const filter = readAnswerQuery((name) => oneOf(search[name]) || undefined);
  const { status, lacking } = filter;
  const [t, words, filters, locale, list, choices] = await Promise.all([
    getTranslations("RoundOffice"),
    getTranslations("EntryStatus"),
    getTranslations("ListFilter"),
    getLocale(),
    listAnswers(actor, slug, { ...filter, page: pageNumberSchema.parse(oneOf(search.hal)) }),
    listAnswerChoices(actor, slug),
  ]);
  const grades = await gradesOfAnswers(list.items.filter(({ readable }) => readable).map(({ id }) => id));
  const query = answerQuery(filter);
  const own = route("/kelola/putaran/[slug]/jawaban", { slug });
  const address = (more: Record<string, string | null>) =>
    withQuery(own, { ...query, status: null, kurang: null, ...more });
  const mayVerify = canVerifyAtAll(actor) && status === "SUBMITTED" && list.items.length > 0;
  return (
    <>
      <PageHeader
        title={t("answers")}
        lead={t("answersLead", { total: list.total })}
        breadcrumbs={[
          { href: route("/kelola/putaran"), label: t("title") },
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("titleOne", { round: await roundTitle(round) }) },
        ]}
      />
      <div className="flex flex-col gap-6">
        {oneOf(search.habis) ? <Notice tone="success" announce title={t("finished")} /> : null}
        <FilterLinks
          label={t("filter")}
          links={[
            { href: address({}), label: t("all"), current: !status && !lacking },
            ...STATUSES.map((one) => ({
              href: address({ status: one }),
              label: words(one),
              current: status === one,
              ...(isNarrowed(filter) ? {} : { count: list.counts[one] ?? 0 }),
            })),
            { href: address({ kurang: "bukti" }), label: t("lackingEvidence"), current: lacking === "evidence" },
          ]}
        />
        <ListFilter
          action={getPathname({ locale, href: own })}
          plain={own}
          q={filter.q ?? ""}
          also={{ ...(status ? { status } : {}), ...(query.kurang ? { kurang: query.kurang } : {}) }}
          selects={[
            {
              ...{ name: "bagian", label: t("section"), value: filter.section ?? "" },
              choices: choices.sections.map(({ code, nameId, nameEn }) => ({
                value: code,
                label: locale === "id" ? nameId : nameEn,
              })),
            },
            {
              ...{ name: "pilar", label: t("pillar"), value: filter.pillar ?? "" },
              choices: choices.pillars.map(({ code, name }) => ({ value: code, label: name })),
            },
            ...(actor.role === "AGENCY"
              ? []
              : [
                  {
                    ...{ name: "opd", label: filters("agency"), value: filter.agencyCode ?? "" },
                    choices: choices.agencies.map(({ code, shortName }) => ({ value: code, label: shortName })),
                  },
                ]),
            {
              ...{ name: "petugas", label: t("officer"), value: filter.officerId ?? "" },
              choices: choices.officers.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
        />
        <div className="flex flex-wrap gap-3">
          {mayVerify ? (
            <ButtonLink href={route("/kelola/putaran/[slug]/jawaban/berikut", { slug }, { query })}>
              {t("oneByOne")}
            </ButtonLink>
          ) : null}
          {canAttachToSeveral(actor) && answersAreOpen(round.phase) ? (
            <ButtonLink href={route("/kelola/putaran/[slug]/jawaban/bukti", { slug })} variant="secondary">
              {t("attachToSeveral")}
            </ButtonLink>
          ) : null}
        </div>
        {list.items.length > 0 ? (
          <AnswerTable rows={list.items} caption={t("answers")} grades={grades} />
        ) : (
          <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
        )}
        <Pagination page={list.page} pages={list.pages} hrefFor={(hal) => withQuery(own, { ...query, hal })} />
      </div>
    </>
  );
}
