import { getTranslations } from "next-intl/server";
import { HearOfChanges } from "@/components/site/subscriptions/hear-of-changes";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { AskAboutPage } from "@/components/voices/public-questions/ask-about-page";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import type { ChangedDay } from "@/lib/site/changes/published";
import { ChangeDays } from "./change-days";

/** The address of one page of it: static, so that it is read without scripts and outlives the database. */
export const changesPath = (page: number) =>
  page === 1 ? route("/perubahan") : route("/perubahan/[halaman]", { halaman: page });

type ChangesPageProps = { days: ChangedDay[]; page: number; hasMore: boolean };

export async function ChangesPage({ days, page, hasMore }: ChangesPageProps) {
  const [t, words] = await Promise.all([getTranslations("Changes"), getTranslations("Public")]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: "/", label: words("home") }]}
        title={page === 1 ? t("title") : t("pageTitle", { page })}
        lead={t("lead")}
      />
      <HearOfChanges />
      {days.length === 0 ? <EmptyState title={t("none")}>{t("noneBody")}</EmptyState> : <ChangeDays days={days} />}
      <Pagination page={page} hasMore={hasMore} hrefFor={changesPath} />
      <p className="mt-8 max-w-prose text-muted text-sm">
        {t("covers")}{" "}
        <Link href={route("/sumber")} className="text-link">
          {t("sourcesLink")}
        </Link>
      </p>
      <AskAboutPage page="perubahan" />
    </>
  );
}
