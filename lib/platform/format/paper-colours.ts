import { type Oklch, rgbOfOklch } from "./contrast";
import { accentShades, pillarShades } from "./palette";

/** The light tokens of app/globals.css (a test): pictures leave the site, and with it its style sheets. */
const LIGHT: Record<string, Oklch> = {
  surface: [0.985, 0.004, 85],
  raised: [0.998, 0.001, 85],
  sunken: [0.965, 0.006, 85],
  ink: [0.22, 0.012, 60],
  "ink-muted": [0.46, 0.012, 60],
  hairline: [0.895, 0.007, 80],
  control: [0.59, 0.012, 75],
  accent: [0.45, 0.14, 262],
  success: [0.46, 0.1, 152],
  danger: [0.48, 0.16, 27],
  "pillar-governance": [0.5, 0.085, 265],
  "pillar-society": [0.5, 0.085, 55],
  "pillar-economy": [0.5, 0.085, 145],
  "pillar-living": [0.5, 0.085, 15],
  "pillar-environment": [0.5, 0.085, 190],
  "pillar-branding": [0.5, 0.085, 310],
};

export type PaperColours = ReadonlyMap<string, string>;

const hexOf = (colour: Oklch) =>
  `#${rgbOfOklch(colour)
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

type Own = { accent: { light: string } | null; pillars: readonly { key: string; hue: number | null }[] };

/** Each token as programs that know no CSS read it, with the city's own colours over the house's. */
export function paperColours({ accent, pillars }: Own): PaperColours {
  const colours = new Map(Object.entries(LIGHT));
  if (accent) colours.set("accent", accentShades(accent.light, "light").accent);
  for (const { key, hue } of pillars) if (hue !== null) colours.set(`pillar-${key}`, pillarShades(hue, "light").colour);
  return new Map([...colours].map(([name, colour]) => [name, hexOf(colour)]));
}
