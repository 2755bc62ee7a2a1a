import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { GapList } from "@/components/work/readiness/gap-list";
import { requireActor } from "@/lib/platform/auth/session";
import { pageLocale } from "@/lib/platform/i18n/page-locale";
import { ALL_AT_ONCE, listGaps } from "@/lib/work/readiness/queries";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: "Readiness" });
  return { title: t("title") };
}

export default async function ReadinessPage({ params }: PageProps) {
  await pageLocale(params);
  const { year, gaps } = await listGaps(await requireActor(), ALL_AT_ONCE);
  const t = await getTranslations("Readiness");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { year })} />
      {gaps.length > 0 ? (
        <GapList gaps={gaps} year={year} isOpen />
      ) : (
        <EmptyState title={t("complete", { year })}>{t("completeBody")}</EmptyState>
      )}
    </>
  );
}
