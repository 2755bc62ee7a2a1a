/** How a pillar is named in the document, whose style sheets read it: "governance" of GOVERNANCE and SMART_GOVERNANCE. */
export const pillarKey = (code: string): string =>
  code
    .toLowerCase()
    .replace(/^smart[-_ ]/, "")
    .replace(/[^a-z0-9]+/g, "-");

/** The icons that a city may give to a pillar, by their names at lucide.dev. */
export const PILLAR_ICONS = [
  ...(["landmark", "users", "coins", "heart-pulse", "leaf", "megaphone", "hexagon"] as const),
  ...(["bus", "train-front", "building-2", "graduation-cap", "shield-check", "wifi", "sprout", "store"] as const),
  ...(["hand-heart", "droplets", "recycle", "map", "lightbulb", "scale"] as const),
] as const;
export type PillarIconName = (typeof PILLAR_ICONS)[number];
