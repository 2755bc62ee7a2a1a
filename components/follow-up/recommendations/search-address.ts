import type { RecommendationSearch } from "@/lib/follow-up/recommendations/schemas";

/** The address of the office's board or list with this filter. */
export function addressOf(search: Partial<RecommendationSearch>): string {
  const given = Object.entries(search).filter(
    ([name, value]) =>
      value !== undefined && !(name === "hal" && value === 1) && !(name === "urut" && value === "putaran"),
  );
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `/kelola/rekomendasi?${query}`;
}
