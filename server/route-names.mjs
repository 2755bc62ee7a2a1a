// What an address is called in lines and figures: the page's own pattern, such as /[locale]/indikator/[code]. An address
// itself may hold a secret (a link for a new password), and there are addresses without end.
import { readFileSync } from "node:fs";
import path from "node:path";

/** Where Next puts an address of the city's own language (next.config.ts, rewrites). */
const UNPREFIXED = "/id";
const LANGUAGE = "/[locale]";

/** Parts of a pattern that are whatever comes: one part, the rest, the rest or nothing. */
const ONE = /^\[[^.\]]+\]$/;
const REST = /^\[\.\.\.[^\]]+\]$/;
const ANY_REST = /^\[\[\.\.\.[^\]]+\]\]$/;

/**
 * One step of the tree of patterns: fixed parts by their name, then `one` part, then the `rest`, which is the order in
 * which Next tries them. `page` ends here.
 * @typedef {{ page?: string, fixed: Map<string, Step>, one?: Step, rest?: string }} Step
 */
const step = () => ({ fixed: new Map() });

/** @param {string[]} pages */
function treeOf(pages) {
  const root = step();
  for (const page of pages) {
    let at = root;
    for (const part of page.split("/").filter(Boolean)) {
      if (ANY_REST.test(part)) at.page = page;
      if (REST.test(part) || ANY_REST.test(part)) at.rest = page;
      else if (ONE.test(part)) at = at.one ??= step();
      else at = at.fixed.get(part) ?? at.fixed.set(part, step()).get(part);
    }
    at.page ??= page;
  }
  return root;
}

/** Addresses are short (server/limits.mjs), and each part leads to two further steps at most. */
function find(at, parts, nth = 0) {
  if (nth === parts.length) return at.page;
  const fixed = at.fixed.get(parts[nth]);
  return (fixed && find(fixed, parts, nth + 1)) ?? (at.one && find(at.one, parts, nth + 1)) ?? at.rest;
}

/** @returns {(pathname: string) => string} the page of an address; "other" where there is none */
export function routeNames(folder) {
  const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(path.join(folder, "routes-manifest.json"), "utf8"));
  const tree = treeOf([...staticRoutes, ...dynamicRoutes].map(({ page }) => page));
  return (pathname) => {
    if (pathname.startsWith("/_next/")) return "/_next";
    const isPrefixed = /^\/(api|en|id)(\/|$)/.test(pathname);
    const named = (address) => find(tree, address.split("/").filter(Boolean));
    if (isPrefixed) return named(pathname) ?? "other";
    const inOwnLanguage = named(UNPREFIXED + pathname);
    if (inOwnLanguage) return inOwnLanguage;
    // Whatever else is asked for at the root is no language: it must not count as the first page.
    const found = named(pathname);
    return found && !found.startsWith(LANGUAGE) ? found : "other";
  };
}
