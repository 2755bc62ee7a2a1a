import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import type { PublicBoard } from "@/lib/follow-up/recommendation-boards/published";
import { route } from "@/lib/platform/pages/routes";
import { RecommendationBoard } from "./recommendation-board";

type FilteredBoardProps = { name: string; board: PublicBoard; path: string };

/** The page of one filter of the board, named for what it lets through. */
export async function FilteredBoard({ name, board, path }: FilteredBoardProps) {
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
      <RecommendationBoard board={board} path={path} />
    </>
  );
}
