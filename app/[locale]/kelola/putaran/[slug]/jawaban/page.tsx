import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AnswerTable } from "@/components/evaluation/answers/answer-table";
import { roundTitle } from "@/components/evaluation/rounds/round-title";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listAnswers } from "@/lib/evaluation/answers/queries";
import { getRoundOffice } from "@/lib/evaluation/rounds/queries";
import { gradesOfAnswers } from "@/lib/evidence/evidence/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";

type Search = Partial<Record<"hal" | "status" | "opd" | "kurang", string | string[]>>;
type PageProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "RoundOffice" });
  return { title: t("answers") };
}

const STATUSES = ["DRAFT", "RETURNED", "SUBMITTED", "VERIFIED"] as const;
const LACKING = { opd: "agency", bukti: "evidence" } as const;

export default async function AnswersPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const search = await searchParams;
  const actor = await requireActor();
  const { round } = await getRoundOffice(actor, slug);
  const status = STATUSES.find((one) => one === oneOf(search.status));
  const agencyCode = oneOf(search.opd);
  const lacking = LACKING[oneOf(search.kurang) as keyof typeof LACKING];
  const [t, words, list] = await Promise.all([
    getTranslations("RoundOffice"),
    getTranslations("EntryStatus"),
    listAnswers(actor, slug, { status, agencyCode, lacking, page: pageNumberSchema.parse(oneOf(search.hal)) }),
  ]);
  const grades = await gradesOfAnswers(list.items.filter(({ readable }) => readable).map(({ id }) => id));
  const address = (query: Record<string, string>) =>
    route("/kelola/putaran/[slug]/jawaban", { slug }, { query: { opd: agencyCode, ...query } });
  const narrowed = { ...(status ? { status } : {}), ...(lacking ? { kurang: oneOf(search.kurang) ?? "" } : {}) };
  return (
    <>
      <PageHeader
        title={t("answers")}
        lead={[agencyCode, t("answersLead", { total: list.total })].filter(Boolean).join(": ")}
        breadcrumbs={[
          { href: route("/kelola/putaran"), label: t("title") },
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("titleOne", { round: await roundTitle(round) }) },
        ]}
      />
      <div className="flex flex-col gap-6">
        <FilterLinks
          label={t("filter")}
          links={[
            { href: address({}), label: t("all"), current: !status && !lacking },
            ...STATUSES.map((one) => ({
              href: address({ status: one }),
              label: words(one),
              current: status === one,
              ...(agencyCode ? {} : { count: list.counts[one] ?? 0 }),
            })),
            { href: address({ kurang: "bukti" }), label: t("lackingEvidence"), current: lacking === "evidence" },
          ]}
        />
        {list.items.length > 0 ? (
          <AnswerTable rows={list.items} caption={t("answers")} grades={grades} />
        ) : (
          <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
        )}
        <Pagination page={list.page} pages={list.pages} hrefFor={(page) => address({ ...narrowed, hal: `${page}` })} />
      </div>
    </>
  );
}
