import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Oklch = [lightness: number, chroma: number, hue: number];
type Scheme = "light" | "dark";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

function tokens(scheme: Scheme): Map<string, Oklch> {
  const pair = /--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\);/g;
  return new Map(
    [...css.matchAll(pair)].map(([, name = "", light = "", dark = ""]) => {
      const [lightness = 0, chroma = 0, hue = 0] = (scheme === "light" ? light : dark).split(" ").map(Number);
      return [name, [lightness, chroma, hue]];
    }),
  );
}

/** Linear sRGB of a colour, by Ottosson's OKLab matrices (bottosson.github.io/posts/oklab). */
function linearRgb([lightness, chroma, hue]: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function luminance(colour: Oklch): number {
  const [red, green, blue] = linearRgb(colour).map((part) => Math.min(1, Math.max(0, part))) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const pillars = ["governance", "society", "economy", "living", "environment", "branding"].map(
  (name) => `pillar-${name}`,
);
const tinted = [...pillars, "accent", "success", "warning", "danger"];
const grounds = ["surface", "raised"];

const textPairs = [
  ...["ink", "ink-muted", "accent-strong", ...tinted].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ...tinted.map((text) => [text, `${text}-tint`] as const),
  ...tinted.map((text) => ["ink", `${text}-tint`] as const),
  ["ink", "sunken"] as const,
  ["ink-muted", "sunken"] as const,
  ["on-accent", "accent"] as const,
  ["on-accent", "accent-strong"] as const,
  ["on-danger", "danger"] as const,
];

describe.each<Scheme>(["light", "dark"])("colours of the %s scheme", (scheme) => {
  const colours = tokens(scheme);
  const colour = (name: string): Oklch => {
    const found = colours.get(name);
    if (!found) throw new Error(`globals.css has no --${name}`);
    return found;
  };

  it.each(textPairs)("%s can be read on %s", (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)("the border of a control can be seen on %s", (ground) => {
    expect(contrast(colour("control"), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  it("no pillar is lighter or stronger than another", () => {
    expect(new Set(pillars.map((name) => colour(name).slice(0, 2).join(" "))).size).toBe(1);
  });

  it.each(pillars)("%s is a colour that every screen can show", (name) => {
    for (const part of linearRgb(colour(name))) expect(part).toBeGreaterThan(-0.002);
  });
});
