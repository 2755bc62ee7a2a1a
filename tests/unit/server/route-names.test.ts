import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { routeNames } from "../../../server/route-names.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-routes-"));
const pages = (all: string[]) => all.map((page) => ({ page }));
writeFileSync(
  path.join(folder, "routes-manifest.json"),
  JSON.stringify({
    staticRoutes: pages(["/_not-found", "/manifest.webmanifest"]),
    dynamicRoutes: pages([
      "/[locale]",
      "/[locale]/indikator/[code]",
      "/[locale]/indikator/baru",
      "/[locale]/masuk/tautan/[token]",
      "/api/auth/[...nextauth]",
      "/api/v1/rounds/[slug]",
      "/api/v1/[...unknown]",
      "/api/evidence/uploads/[[...path]]",
    ]),
  }),
);
const nameOf = routeNames(folder);

test.each([
  ["/", "/[locale]"],
  ["/en", "/[locale]"],
  ["/indikator/ECO-05", "/[locale]/indikator/[code]"],
  ["/en/indikator/ECO-05/", "/[locale]/indikator/[code]"],
  ["/indikator/baru", "/[locale]/indikator/baru"],
  ["/masuk/tautan/a-secret", "/[locale]/masuk/tautan/[token]"],
  ["/api/v1/rounds/2022", "/api/v1/rounds/[slug]"],
  ["/api/v1/rounds/2022/nothing", "/api/v1/[...unknown]"],
  ["/api/auth/callback/credentials", "/api/auth/[...nextauth]"],
  ["/api/evidence/uploads", "/api/evidence/uploads/[[...path]]"],
  ["/api/evidence/uploads/a/b", "/api/evidence/uploads/[[...path]]"],
  ["/_next/static/chunks/a.js", "/_next"],
  ["/manifest.webmanifest", "/manifest.webmanifest"],
  ["/wp-login.php", "other"],
  ["/wp-login.php/x/y", "other"],
  ["/nothing/indikator/ECO-05", "other"],
])("%s is counted as %s", (address, name) => {
  expect(nameOf(address)).toBe(name);
});
