import { useTranslations } from "next-intl";
import { DownloadLinks } from "@/components/ui/download-links";
import { Pagination } from "@/components/ui/pagination";
import { PUBLIC_PAGE_SIZE, pageAddress } from "@/lib/follow-up/recommendations/public-pages";
import type { RecommendationFilter } from "@/lib/follow-up/recommendations/published";
import { route } from "@/lib/platform/pages/routes";

type PageTurnerProps = { path: string; page: number; pages: number; filter: RecommendationFilter };

/** Plain links to the pages before and after, and what this one shows as a file. Nothing where all is on one page. */
export function PageTurner({ path, page, pages, filter }: PageTurnerProps) {
  const t = useTranslations("Recommendations");
  if (pages <= 1) return null;
  const { roundSlug, pillarCode, agencyCode, status } = filter;
  const given = { round: roundSlug, pillar: pillarCode, agency: agencyCode, status };
  const query = { ...given, page, limit: PUBLIC_PAGE_SIZE };
  return (
    <>
      <Pagination page={page} pages={pages} hrefFor={(number) => pageAddress(path, number)} />
      <div className="flex flex-wrap items-baseline gap-x-5 text-sm">
        <span>{t("csv")}</span>
        <DownloadLinks href={route("/api/v1/recommendations", {}, { query })} withJson />
      </div>
    </>
  );
}
