import type { RecommendationSearch } from "@/lib/follow-up/recommendations/schemas";
import { route } from "@/lib/platform/pages/routes";

/** The address of the office's board or list with this filter. */
export function addressOf(search: Partial<RecommendationSearch>): string {
  const { hal, urut, ...given } = search;
  const query = { ...given, urut: urut === "putaran" ? null : urut, hal: hal === 1 ? null : hal };
  return route("/kelola/rekomendasi", {}, { query });
}
