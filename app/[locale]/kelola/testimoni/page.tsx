import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { FilteredOut } from "@/components/ui/filtered-out";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TestimonyStatusBadge } from "@/components/voices/testimonies/testimony-status";
import { requireActor } from "@/lib/platform/auth/session";
import { dayOf, formatDate } from "@/lib/platform/format/date";
import { oneOf, pageNumberSchema } from "@/lib/platform/forms/search";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { listTestimonies } from "@/lib/voices/testimonies/queries";
import { testimonyFilterSchema } from "@/lib/voices/testimonies/schemas";

type PageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ hal?: string | string[]; status?: string | string[] }>;
};

const STATUSES = ["SUBMITTED", "RETURNED", "DRAFT", "PUBLISHED", "WITHDRAWN"] as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Testimonies" });
  return { title: t("title") };
}

export default async function TestimoniesPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const actor = await requireActor();
  const locale = await getLocale();
  const t = await getTranslations("Testimonies");
  const asked = await searchParams;
  const status = testimonyFilterSchema.parse(oneOf(asked.status));
  const list = await listTestimonies(actor, { status, page: pageNumberSchema.parse(oneOf(asked.hal)) });
  const all = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  const add = <ButtonLink href={route("/kelola/testimoni/baru")}>{t("add")}</ButtonLink>;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={add} />
      {all === 0 ? (
        <EmptyState title={t("noneTitle")} action={add}>
          {t("noneBody")}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          <FilterLinks
            label={t("filter")}
            links={[
              { href: route("/kelola/testimoni"), label: t("all"), current: !status, count: all },
              ...STATUSES.map((one) => ({
                href: route("/kelola/testimoni", {}, { query: { status: one } }),
                label: t(`statuses.${one}`),
                current: status === one,
                count: list.counts[one] ?? 0,
              })),
            ]}
          />
          {list.items.length === 0 ? (
            <FilteredOut href={route("/kelola/testimoni")} />
          ) : (
            <DataTable
              caption={t("title")}
              captionHidden
              rows={list.items}
              rowKey={(item) => item.id}
              columns={[
                {
                  key: "name",
                  header: t("person"),
                  heading: true,
                  cell: (item) => (
                    <Link href={route("/kelola/testimoni/[id]", { id: item.id })} className="text-link" lang="id">
                      {item.pseudonym || t("withdrawnName")}
                    </Link>
                  ),
                },
                {
                  key: "programme",
                  header: t("programme"),
                  cell: (item) => <span lang="id">{item.programme.name}</span>,
                },
                {
                  key: "agency",
                  header: t("agency"),
                  cell: (item) => <span lang="id">{item.programme.agency.shortName}</span>,
                },
                { key: "toldOn", header: t("toldOn"), cell: (item) => formatDate(dayOf(item.toldOn), locale) },
                { key: "status", header: t("status"), cell: (item) => <TestimonyStatusBadge status={item.status} /> },
              ]}
            />
          )}
        </div>
      )}
      <Pagination
        page={list.page}
        pages={list.pages}
        hrefFor={(page) => route("/kelola/testimoni", {}, { query: { hal: page, status } })}
      />
    </>
  );
}
