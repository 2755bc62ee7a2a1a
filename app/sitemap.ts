import type { MetadataRoute } from "next";
import { siteEnv } from "@/lib/config/env";
import { alternatesFor } from "@/lib/i18n/alternates";
import { listPublishedIndicators } from "@/lib/indicators/published";
import { listPublishedPillars } from "@/lib/pillars/published";
import { listPublishedProgrammes } from "@/lib/programmes/published";
import { listPublishedRounds } from "@/lib/rounds/published";

// Asked for by a few robots a day, and the build has no database to write it from.
export const dynamic = "force-dynamic";

const fixed = ["/", "/pilar", "/program", "/indikator", "/evaluasi", "/rekomendasi", "/metodologi", "/tentang"];

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [pillars, programmes, indicators, rounds] = await Promise.all([
    listPublishedPillars(),
    listPublishedProgrammes({ pageSize: 10_000 }),
    listPublishedIndicators({ pageSize: 10_000 }),
    listPublishedRounds(),
  ]);
  const origin = siteEnv().NEXTAUTH_URL ?? "http://localhost";
  const absolute = (path: string) => new URL(path, origin).href;
  const paths = [
    ...fixed,
    ...pillars.map(({ slug }) => `/pilar/${slug}`),
    ...programmes.items.map(({ slug }) => `/program/${slug}`),
    ...indicators.items.map(({ code }) => `/indikator/${code}`),
    ...rounds.map(({ slug }) => `/evaluasi/${slug}`),
  ];
  return paths.map((path) => ({
    url: absolute(path),
    alternates: {
      languages: Object.fromEntries(
        Object.entries(alternatesFor("id", path)?.languages ?? {}).map(([language, address]) => [
          language,
          absolute(String(address)),
        ]),
      ),
    },
  }));
}
