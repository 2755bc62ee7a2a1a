/** A colour as red, green and blue of 0 to 1. */
export type Rgb = readonly [number, number, number];
/** Lightness, chroma and hue, as CSS writes oklch(). */
export type Oklch = readonly [number, number, number];

/** Text against its ground: WCAG 2.2, 1.4.3. */
export const LEAST_CONTRAST = 4.5;

/** "#1d4ed8"; the caller has checked its form. */
export function rgbOf(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const gamma = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const within = (part: number) => Math.min(1, Math.max(0, part));

/** How much of white and black two colours are apart, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOf(a: Rgb, b: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

// The matrices of OKLab (Björn Ottosson, 2020), as CSS Color 4 has them.
export function rgbOfOklch([lightness, chroma, hue]: Oklch): Rgb {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    within(gamma(within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s))),
    within(gamma(within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s))),
    within(gamma(within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s))),
  ];
}

export function oklchOf(colour: Rgb): Oklch {
  const [red, green, blue] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return [lightness, Math.hypot(a, b), hue < 0 ? hue + 360 : hue];
}
