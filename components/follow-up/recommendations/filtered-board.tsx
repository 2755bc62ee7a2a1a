import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import type { RecommendationFilter } from "@/lib/follow-up/recommendations/published";
import { route } from "@/lib/platform/pages/routes";
import { RecommendationBoard } from "./recommendation-board";

type FilteredBoardProps = { name: string; filter: RecommendationFilter; path: string; page?: number };

/** The page of one filter of the board, named for what it lets through. */
export async function FilteredBoard({ name, filter, path, page = 1 }: FilteredBoardProps) {
  const [t, words] = await Promise.all([getTranslations("Recommendations"), getTranslations("Public")]);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { href: "/", label: words("home") },
          { href: route("/rekomendasi"), label: t("title") },
        ]}
        title={t("titleStatus", { status: name })}
      />
      <RecommendationBoard filter={filter} path={path} page={page} />
    </>
  );
}
