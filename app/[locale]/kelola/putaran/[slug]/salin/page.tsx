import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CopyRow } from "@/components/evaluation/copy-sheets/copy-row";
import { roundTitleOf } from "@/components/evaluation/rounds/round-title";
import { DownloadLinks } from "@/components/ui/download-links";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { ProgressBar } from "@/components/ui/progress-bar";
import { getCopySheet } from "@/lib/evaluation/copy-sheets/queries";
import { requireActor } from "@/lib/platform/auth/session";
import { oneOf } from "@/lib/platform/forms/search";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route, withQuery } from "@/lib/platform/pages/routes";

type PageProps = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<Partial<Record<"tampil" | "gagal", string | string[]>>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "CopySheet" });
  return { title: t("title", { round: await roundTitleOf((await params).slug) }) };
}

export default async function CopySheetPage({ params, searchParams }: PageProps) {
  await pageLocale(params);
  const { slug } = await params;
  const { tampil, gagal } = await searchParams;
  const sheet = await getCopySheet(await requireActor(), slug);
  const t = await getTranslations("CopySheet");
  const filter = oneOf(tampil) === "belum" ? "belum" : "";
  const rows = sheet.rows.filter(({ answer }) => filter === "" || !answer?.copiedAt);
  const address = route("/kelola/putaran/[slug]/salin", { slug });
  const progress = t("progress", { copied: sheet.copied, total: sheet.total });
  return (
    <>
      <PageHeader
        title={t("title", { round: await roundTitleOf(slug) })}
        lead={t("lead")}
        breadcrumbs={[
          { href: route("/kelola/putaran/[slug]", { slug }), label: t("round", { round: await roundTitleOf(slug) }) },
        ]}
      />
      <div className="flex flex-col gap-6">
        <DownloadLinks href={route("/api/exports/copy-sheets/[slug]", { slug })} />
        {gagal ? <Notice tone="danger" announce title={t("refused")} /> : null}
        <ProgressBar
          value={sheet.total === 0 ? 0 : (sheet.copied / sheet.total) * 100}
          label={t("copiedDone")}
          text={progress}
        />
        <FilterLinks
          label={t("filter")}
          links={[
            { href: address, label: t("all"), current: filter === "", count: sheet.total },
            {
              href: withQuery(address, { tampil: "belum" }),
              label: t("open"),
              current: filter === "belum",
              count: sheet.total - sheet.copied,
            },
          ]}
        />
        {rows.length > 0 ? (
          <ol className="flex flex-col gap-4">
            {rows.map((row) => (
              <CopyRow key={row.code} row={row} roundSlug={slug} filter={filter} mayTick={sheet.mayTick} />
            ))}
          </ol>
        ) : (
          <EmptyState title={sheet.total === 0 ? t("noItems") : t("allDone")} />
        )}
      </div>
    </>
  );
}
