import { contrastOf, type Oklch, oklchOf, rgbOf, rgbOfOklch } from "./contrast";

export type Theme = "light" | "dark";

/** The grounds that text in the accent or in a pillar's colour stands on; the same as in app/globals.css (a test). */
export const GROUNDS: Record<Theme, readonly Oklch[]> = {
  light: [
    [0.985, 0.004, 85],
    [0.998, 0.001, 85],
    [0.965, 0.006, 85],
  ],
  dark: [
    [0.19, 0.006, 70],
    [0.225, 0.007, 70],
    [0.25, 0.008, 70],
  ],
};

/** What is made of one accent: itself, stronger, its tint as a ground, and what is written on it. */
export function accentShades(hex: string, theme: Theme) {
  const [lightness, chroma, hue] = oklchOf(rgbOf(hex));
  const light = theme === "light";
  return {
    accent: [lightness, chroma, hue] as Oklch,
    strong: [lightness + (light ? -0.07 : 0.07), chroma, hue] as Oklch,
    tint: (light ? [0.955, Math.min(chroma, 0.018), hue] : [0.28, Math.min(chroma, 0.045), hue]) as Oklch,
    on: (light ? [0.99, 0, 0] : [0.19, 0.03, hue]) as Oklch,
  };
}

const PILLAR = { lightness: { light: 0.5, dark: 0.8 }, chroma: 0.085 } as const;

/** A pillar's colour and its tint: one lightness and chroma for all, so that no pillar shouts louder than another. */
export function pillarShades(hue: number, theme: Theme) {
  const tint: Oklch = theme === "light" ? [0.955, 0.018, hue] : [0.28, 0.03, hue];
  return { colour: [PILLAR.lightness[theme], PILLAR.chroma, hue] as Oklch, tint };
}

const least = (text: Oklch, grounds: readonly Oklch[]) =>
  Math.min(...grounds.map((ground) => contrastOf(rgbOfOklch(text), rgbOfOklch(ground))));

/** The lowest contrast that an accent has anywhere in a theme. */
export function accentContrast(hex: string, theme: Theme): number {
  const { accent, tint, on } = accentShades(hex, theme);
  return Math.min(least(accent, [...GROUNDS[theme], tint]), least(on, [accent]));
}

/** The same for a pillar's hue, in both themes. */
export function pillarContrast(hue: number): number {
  const themes: Theme[] = ["light", "dark"];
  return Math.min(
    ...themes.map((theme) => {
      const { colour, tint } = pillarShades(hue, theme);
      return least(colour, [...GROUNDS[theme], tint]);
    }),
  );
}

export const cssColour = ([lightness, chroma, hue]: Oklch) =>
  `oklch(${lightness.toFixed(4)} ${chroma.toFixed(4)} ${hue.toFixed(1)})`;
