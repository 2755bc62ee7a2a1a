// What an address is called in lines and figures: the page's own pattern, such as /[locale]/indikator/[code]. An address
// itself may hold a secret (a link for a new password) and there are without end of them.
import { readFileSync } from "node:fs";
import path from "node:path";

/** Where Next puts an address of the city's own language (next.config.ts, rewrites). */
const UNPREFIXED = "/id";

/** @returns {(pathname: string) => string} */
export function routeNames(folder) {
  const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(path.join(folder, "routes-manifest.json"), "utf8"));
  const known = new Set(staticRoutes.map(({ page }) => page));
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  const find = (pathname) =>
    known.has(pathname) ? pathname : patterns.find(({ regex }) => regex.test(pathname))?.page;
  return (pathname) => {
    if (pathname.startsWith("/_next/")) return "/_next";
    const address = pathname.length > 1 ? pathname.replace(/\/$/, "") : pathname;
    const isOfApi = /^\/(api|en|id)(\/|$)/.test(address);
    return find(isOfApi ? address : `${UNPREFIXED}${address === "/" ? "" : address}`) ?? find(address) ?? "other";
  };
}
