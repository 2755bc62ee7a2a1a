import { useRoundName } from "./round-words";

/** "2022", "2023 tahap 2" */
export function RoundName(round: { year: number; stage: number | null }) {
  return useRoundName()({ slug: "", ...round });
}
