import type { AppRouteHandlerRoutes, AppRoutes } from "next-types/routes";

/** `/[locale]/kelola/akun` is written without its language, which the link or the redirect adds. */
type Page<Route> = Route extends "/[locale]" ? "/" : Route extends `/[locale]${infer Rest}` ? Rest : never;
/** What answers to addresses that there are not is none to write. */
type Written<Route> = Route extends `${string}/[...unknown]` ? never : Route;
/** An address of the site as its folders spell it, e.g. `/kelola/jawaban/[id]`. */
export type Route = Written<Page<AppRoutes> | AppRouteHandlerRoutes>;

/** The page of one row in the office, by its id. */
export type RowPage = {
  [Path in Route]: Path extends `/kelola/${string}/[id]` ? (Names<Path> extends "id" ? Path : never) : never;
}[Route];

type Names<Path> = Path extends `${string}[[...${string}`
  ? never
  : Path extends `${string}[...${infer Name}]`
    ? Name
    : Path extends `${string}[${infer Name}]${infer Rest}`
      ? Name | Names<Rest>
      : never;
/** An address that holds nothing of a row. */
export type PlainRoute = { [Path in Route]: [Names<Path>] extends [never] ? Path : never }[Route];

type Parts<Path> = Record<Names<Path>, string | number>;
type Query = Record<string, string | number | boolean | null | undefined>;
type End = { query?: Query; hash?: string | undefined };

/**
 * The address of a page or of a handler: `route("/kelola/jawaban/[id]", { id }, { query: { hal: 2 }, hash: "bukti" })`
 * is `/kelola/jawaban/7?hal=2#bukti`. A folder that is not there, or a part that is missing, is an error of the types.
 * Parts and queries are encoded; what is null, undefined or empty in a query is left out.
 */
export function route<Path extends Route>(
  path: Path,
  ...[parts, end]: Names<Path> extends never
    ? [parts?: Record<string, never>, end?: End]
    : [parts: Parts<Path>, end?: End]
): string {
  const given: Record<string, string | number> = parts ?? {};
  const filled = path.replace(/\/\[\[\.\.\.\w+\]\]$/, "").replace(/\[(?:\.\.\.)?(\w+)\]/g, (part, name: string) => {
    const value = String(given[name] ?? "");
    return part.startsWith("[...") ? value.split("/").map(encodeURIComponent).join("/") : encodeURIComponent(value);
  });
  return withQuery(filled, end?.query ?? {}, end?.hash);
}

/** The same address with more in its query: a page of a list, a filter, what was saved. */
export function withQuery(address: string, query: Query, hash?: string): string {
  const [path = "", before] = address.split("?");
  const search = new URLSearchParams(before);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  return `${path}${search.size > 0 ? `?${search}` : ""}${hash ? `#${hash}` : ""}`;
}
