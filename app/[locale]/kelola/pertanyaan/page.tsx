import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { FilteredOut } from "@/components/ui/filtered-out";
import { Missing } from "@/components/ui/missing";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { QuestionStatusBadge } from "@/components/voices/public-questions/question-status";
import { SubjectName } from "@/components/voices/public-questions/subject-name";
import { requireActor } from "@/lib/platform/auth/session";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import { listQuestions } from "@/lib/voices/public-questions/queries";
import { questionFilterSchema } from "@/lib/voices/public-questions/schemas";
import { subjectOf } from "@/lib/voices/question-subjects/subject";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hal?: string | string[]; status?: string | string[] }>;
};

const STATUSES = ["RECEIVED", "OPEN", "ANSWERED", "PUBLISHED", "REFUSED"] as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "OfficeQuestions" });
  return { title: t("title") };
}

export default async function QuestionsPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const locale = await getLocale();
  const zone = await cityZone();
  const t = await getTranslations("OfficeQuestions");
  const asked = await searchParams;
  const status = questionFilterSchema.parse(oneOf(asked.status));
  const list = await listQuestions(actor, { status, page: pageNumberSchema.parse(oneOf(asked.hal)) });
  const all = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {all === 0 ? (
        <EmptyState title={t("noneTitle")}>{t("noneBody")}</EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <FilterLinks
            label={t("filter")}
            links={[
              { href: route("/kelola/pertanyaan"), label: t("all"), current: !status, count: all },
              ...STATUSES.map((one) => ({
                href: route("/kelola/pertanyaan", {}, { query: { status: one } }),
                label: t(`statuses.${one}`),
                current: status === one,
                count: list.counts[one] ?? 0,
              })),
            ]}
          />
          {list.items.length === 0 ? (
            <FilteredOut href={route("/kelola/pertanyaan")} />
          ) : (
            <DataTable
              caption={t("title")}
              captionHidden
              rows={list.items}
              rowKey={(item) => item.id}
              columns={[
                {
                  key: "text",
                  header: t("question"),
                  heading: true,
                  cell: (item) => (
                    <Link
                      href={route("/kelola/pertanyaan/[id]", { id: item.id })}
                      className="text-link wrap-anywhere"
                      lang="id"
                    >
                      {item.text.length > 120 ? `${item.text.slice(0, 120)}…` : item.text}
                    </Link>
                  ),
                },
                {
                  key: "subject",
                  header: t("about"),
                  cell: (item) => <SubjectName subject={subjectOf(item)} />,
                },
                {
                  key: "agency",
                  header: t("agency"),
                  cell: (item) => (item.agency ? <span lang="id">{item.agency.shortName}</span> : <Missing />),
                },
                {
                  key: "received",
                  header: t("received"),
                  cell: (item) => formatDate(dayIn(zone, item.receivedAt), locale),
                },
                { key: "status", header: t("status"), cell: (item) => <QuestionStatusBadge status={item.status} /> },
              ]}
            />
          )}
        </div>
      )}
      <Pagination
        page={list.page}
        pages={list.pages}
        hrefFor={(page) => route("/kelola/pertanyaan", {}, { query: { hal: page, status } })}
      />
    </>
  );
}
