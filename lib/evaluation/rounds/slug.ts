/** The evaluation whose results are the city's index; rounds of other instruments carry theirs in their slug. */
export const INDEX_FRAMEWORK = "smart-city";

const SLUG = /^(?:(.+)-)?(\d{4})(?:-(\d))?$/;

/** Framework, year and stage as the slug of a round has them: "2022", "2026-2", "pemdi-2026". */
export function readRoundSlug(slug: string): { framework: string; year: number; stage: number | null } {
  const [, framework = INDEX_FRAMEWORK, year, stage] = SLUG.exec(slug) ?? [];
  return { framework, year: Number(year), stage: stage ? Number(stage) : null };
}

export function roundSlug({ framework, year, stage }: { framework: string; year: number; stage?: string | undefined }) {
  return [...(framework === INDEX_FRAMEWORK ? [] : [framework]), year, ...(stage ? [stage] : [])].join("-");
}

export const isOfIndex = ({ slug }: { slug: string }) => readRoundSlug(slug).framework === INDEX_FRAMEWORK;

/** "PEMDI", "ISO 37122"; null of the city's own index, which needs no other name. */
export const frameworkName = (framework: string): string | null =>
  framework === INDEX_FRAMEWORK ? null : framework.replaceAll("-", " ").toUpperCase();

/** The same of a round. */
export const frameworkInWords = (slug: string): string | null => frameworkName(readRoundSlug(slug).framework);
