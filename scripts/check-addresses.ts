// Addresses of the site are made by route() alone (lib/platform/pages/routes.ts): a string that looks like one says so.
import fs, { readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";

const TAKES_ADDRESSES = /(?:^|\.)(?:redirect|permanentRedirect|goTo|push|replace|fetch|getPathname|URL|withQuery)$/;

/** What holds an address as it stands, so that only a call of route() fits. */
const ATTRIBUTES = new Set(["href", "action", "src"]);
const PROPERTIES = new Set(["href", "path", "url", "self"]);

/** Each string of the app's source that is an address of the site and was not made by route(). */
export async function findAddressFaults(root: string): Promise<string[]> {
  const pages = await found(root, ["app/**/page.tsx", "app/**/route.ts"]);
  const routes = new Set(pages.map(routeOf));
  const folders = new Set([...routes].map((route) => route.split("/")[1] ?? ""));
  const files = await found(root, ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}"]);
  const faults = await Promise.all(files.map((file) => faultsOf(root, file, routes, folders)));
  return faults.flat();
}

async function found(root: string, patterns: string[]): Promise<string[]> {
  const files: string[] = [];
  for await (const file of fs.glob(patterns, { cwd: root, exclude: ["lib/platform/db/generated/**"] }))
    files.push(file);
  return files;
}

/** `app/[locale]/(public)/pilar/[slug]/page.tsx` is the route `/pilar/[slug]`. */
const routeOf = (file: string) =>
  `/${path
    .dirname(file)
    .split(path.sep)
    .slice(1)
    .filter((part) => part !== "[locale]" && !/^\(.*\)$/.test(part))
    .join("/")}`;

async function faultsOf(root: string, file: string, routes: Set<string>, folders: Set<string>): Promise<string[]> {
  const text = await readFile(path.join(root, file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    const start = ts.isTemplateExpression(node) ? node.head.text : ts.isStringLiteralLike(node) ? node.text : "";
    const folder = /^\/([a-z-]+)(?=[/?#]|$)/.exec(start)?.[1];
    if (folder && folders.has(folder) && !isRoute(node, routes)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      faults.push(`${file}:${line + 1}: ${node.getText(source)} is an address: route() makes it`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

/** Spelled as the folders spell it, and not used as it stands: where it goes, its type says that it is a route. */
function isRoute(node: ts.Node, routes: Set<string>): boolean {
  if (!ts.isStringLiteralLike(node) || !routes.has(node.text)) return false;
  let holder = node.parent;
  while (ts.isConditionalExpression(holder) || ts.isParenthesizedExpression(holder)) holder = holder.parent;
  // What takes a route as it is spelled says so by its type; these take any address.
  if (ts.isCallExpression(holder)) return !TAKES_ADDRESSES.test(holder.expression.getText());
  if (ts.isJsxAttribute(holder)) return !ATTRIBUTES.has(holder.name.getText());
  if (ts.isJsxExpression(holder))
    return !(ts.isJsxAttribute(holder.parent) && ATTRIBUTES.has(holder.parent.name.getText()));
  return !(ts.isPropertyAssignment(holder) && PROPERTIES.has(holder.name.getText()));
}
