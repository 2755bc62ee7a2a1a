/** Year and stage as the slug of a round has them: "2022", "2026-2". */
export function readRoundSlug(slug: string): { year: number; stage: number | null } {
  const [year, stage] = slug.split("-");
  return { year: Number(year), stage: stage ? Number(stage) : null };
}
