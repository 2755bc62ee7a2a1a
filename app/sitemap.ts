import type { MetadataRoute } from "next";
import { siteEnv } from "@/lib/platform/config/env";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { route } from "@/lib/platform/pages/routes";
import { listLastChanges } from "@/lib/site/changes/published";
import { lastPublishedAt, listPublicPaths } from "@/lib/site/publication/published";

// Asked for by a few robots a day, and the build has no database to write it from.
export const dynamic = "force-dynamic";

/** Pages that every publication changes. */
const LISTS: ReadonlySet<string> = new Set([
  ...["/", route("/data"), route("/program"), route("/indikator"), route("/evaluasi"), route("/rekomendasi")],
]);

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = siteEnv().NEXTAUTH_URL ?? "http://localhost";
  const absolute = (path: string) => new URL(path, origin).href;
  const [paths, days, changed] = await Promise.all([listPublicPaths(), listLastChanges(), lastPublishedAt()]);
  const changedAt = (path: string) => days.get(path) ?? (LISTS.has(path) && changed ? new Date(changed) : undefined);
  const entry = async (path: string) => ({
    url: absolute(path),
    ...(changedAt(path) ? { lastModified: changedAt(path) } : {}),
    alternates: {
      languages: Object.fromEntries(
        Object.entries((await alternatesFor("id", path)).languages).map(([language, address]) => [
          language,
          absolute(String(address)),
        ]),
      ),
    },
  });
  return Promise.all(paths.map(entry));
}
