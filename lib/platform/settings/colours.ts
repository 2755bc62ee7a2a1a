import { createHash } from "node:crypto";
import { accentShades, cssColour, pillarShades } from "@/lib/platform/format/palette";
import type { City } from "./published";

/** The ground of pages in both themes, for what reads no style sheet: a browser's frame, a telephone's start screen. */
export const GROUND = { light: "#fcfaf7", dark: "#161412" } as const;

type Colours = Pick<City, "accent" | "pillars">;

/** The city's own colours as a style sheet over app/globals.css; empty where it has none. */
export function colourSheet({ accent, pillars }: Colours): string {
  const rules: string[] = [];
  if (accent) {
    const [light, dark] = [accentShades(accent.light, "light"), accentShades(accent.dark, "dark")];
    const pair = (name: keyof typeof light) => `light-dark(${cssColour(light[name])}, ${cssColour(dark[name])})`;
    rules.push(
      `:root:root{--accent:${pair("accent")};--accent-strong:${pair("strong")};--accent-tint:${pair("tint")};--on-accent:${pair("on")}}`,
    );
  }
  for (const { key, hue } of pillars) {
    if (hue === null) continue;
    const [light, dark] = [pillarShades(hue, "light"), pillarShades(hue, "dark")];
    const pair = (name: keyof typeof light) => `light-dark(${cssColour(light[name])}, ${cssColour(dark[name])})`;
    // The mark reads the first, everything that is of a pillar the second.
    rules.push(`:root:root{--pillar-${key}:${pair("colour")};--pillar-${key}-tint:${pair("tint")}}`);
    rules.push(`[data-pillar="${key}"][data-pillar]{--pillar:${pair("colour")};--pillar-tint:${pair("tint")}}`);
  }
  return rules.join("\n");
}

/** Changes with its content, so that it may be kept for ever under it. */
export const colourKey = (sheet: string): string => createHash("sha256").update(sheet).digest("hex").slice(0, 16);
