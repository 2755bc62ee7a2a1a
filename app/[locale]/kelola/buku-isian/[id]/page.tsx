import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { WorkbookPreviewParts } from "@/components/work/entry-workbooks/preview-parts";
import { requireActor } from "@/lib/platform/auth/session";
import { Link } from "@/lib/platform/i18n/navigation";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { route } from "@/lib/platform/pages/routes";
import { getWorkbook } from "@/lib/work/entry-workbooks/queries";

type PageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "EntryWorkbooks" });
  return { title: t("one") };
}

/** Where what was written is seen and goes on. */
const NEXT = {
  values: "/kelola/isi",
  progress: "/kelola/program",
  milestones: "/kelola/program",
  funding: "/kelola/program",
  answers: "/kelola/putaran",
  surveys: "/kelola/putaran",
} as const;

export default async function EntryWorkbookPage({ params }: PageProps) {
  await pageLocale(params);
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const [actor, locale, t] = await Promise.all([requireActor(), getLocale(), getTranslations("EntryWorkbooks")]);
  const { preview, result, kind, fileName, status, version } = await getWorkbook(actor, id, locale);
  return (
    <>
      <PageHeader
        title={fileName}
        lead={preview ? t("oneLead") : undefined}
        eyebrow={t(`titles.${kind}` as "titles.values")}
        breadcrumbs={[{ href: route("/kelola/buku-isian"), label: t("title") }]}
      />
      {preview ? (
        <WorkbookPreviewParts id={id} version={version} preview={preview} />
      ) : (
        <Notice
          tone={status === "APPLIED" ? "success" : "info"}
          title={result ? t(result.submitted ? "handedIn" : "written", { count: result.written }) : t("droppedBody")}
          actions={
            <Link href={route(NEXT[kind as keyof typeof NEXT])} className="text-link">
              {t(`next.${kind}` as "next.values")}
            </Link>
          }
        >
          {result && result.left + result.faults > 0 ? (
            <p>{t("leftBehind", { left: result.left, faults: result.faults })}</p>
          ) : null}
        </Notice>
      )}
    </>
  );
}
