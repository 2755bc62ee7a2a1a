import type { MetadataRoute } from "next";
import { siteEnv } from "@/lib/platform/config/env";
import { alternatesFor } from "@/lib/platform/i18n/alternates";
import { listPublicPaths } from "@/lib/site/publication/published";

// Asked for by a few robots a day, and the build has no database to write it from.
export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const origin = siteEnv().NEXTAUTH_URL ?? "http://localhost";
  const absolute = (path: string) => new URL(path, origin).href;
  const entry = async (path: string) => ({
    url: absolute(path),
    alternates: {
      languages: Object.fromEntries(
        Object.entries((await alternatesFor("id", path)).languages).map(([language, address]) => [
          language,
          absolute(String(address)),
        ]),
      ),
    },
  });
  return Promise.all((await listPublicPaths()).map(entry));
}
