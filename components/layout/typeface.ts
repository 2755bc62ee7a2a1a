import localFont from "next/font/local";

/** Served from our own host; the latin subset holds every letter of Indonesian and English. */
export const typeface = localFont({
  src: "../../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
  weight: "200 800",
  display: "swap",
  variable: "--font-jakarta",
});
