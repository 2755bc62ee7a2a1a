import { beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/recommendations/route";
import { PUBLIC_PAGE_SIZE } from "@/lib/follow-up/recommendations/public-pages";
import {
  countPublishedPages,
  listPublishedRecommendations,
  type RecommendationFilter,
} from "@/lib/follow-up/recommendations/published";
import { db } from "@/lib/platform/db/client";
import { listPublicPaths } from "@/lib/site/publication/published";
import { makeWorld } from "../../support/fixtures";

const COUNT = PUBLIC_PAGE_SIZE * 2 + 7;
let pillar: { slug: string; code: string };

beforeAll(async () => {
  await makeWorld();
  const own = await db().pillar.findFirstOrThrow({ orderBy: { order: "desc" } });
  pillar = own;
  const agency = await db().agency.findFirstOrThrow({ where: { code: "DLHKP" } });
  const round = await db().evaluationRound.create({ data: { slug: "1970", year: 1970, publishedAt: new Date() } });
  await db().recommendation.createMany({
    data: Array.from({ length: COUNT }, (_none, index) => ({
      roundId: round.id,
      order: index + 1,
      text: `Butir ${index + 1}`,
      pillarId: own.id,
      leadAgencyId: agency.id,
      source: "uji",
      publishedAt: new Date(),
    })),
  });
});

test("every recommendation stands on one page of the board, of its round and of each of its filters", async () => {
  const filters: RecommendationFilter[] = [
    {},
    { roundSlug: "1970" },
    { pillarCode: pillar.code },
    { agencyCode: "DLHKP" },
    { status: "NONE" },
  ];
  for (const filter of filters) {
    const pages = await countPublishedPages(filter);
    const seen: string[] = [];
    for (let page = 1; page <= pages; page += 1) {
      const { items } = await listPublishedRecommendations({ ...filter, page, pageSize: PUBLIC_PAGE_SIZE });
      seen.push(...items.map(({ path }) => path));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((path) => path.startsWith("/rekomendasi/1970/")).length).toBe(COUNT);
  }
});

test("the sitemap knows each later page and no page too many", async () => {
  const paths = await listPublicPaths();
  const lists = [
    ["/rekomendasi", {}],
    ["/rekomendasi/1970", { roundSlug: "1970" }],
    [`/rekomendasi/pilar/${pillar.slug}`, { pillarCode: pillar.code }],
    ["/rekomendasi/opd/dlhkp", { agencyCode: "DLHKP" }],
    ["/rekomendasi/status/belum-ada-laporan", { status: "NONE" }],
    ["/rekomendasi/status/sesuai", { status: "DONE" }],
  ] as const;
  for (const [path, filter] of lists) {
    const pages = await countPublishedPages(filter);
    const later = Array.from({ length: pages - 1 }, (_none, index) => `${path}/hal/${index + 2}`);
    expect(paths.filter((one) => one.startsWith(`${path}/hal/`))).toEqual(later);
  }
  expect(new Set(paths).size).toBe(paths.length);
});

test("the file of a page holds what the page shows", async () => {
  const query = `round=1970&page=3&limit=${PUBLIC_PAGE_SIZE}&format=csv`;
  const answer = await GET(new Request(`http://localhost/api/v1/recommendations?${query}`), {
    params: Promise.resolve({}),
  });
  const text = await answer.text();
  expect(text.match(/Butir \d+/g)?.length).toBe(COUNT - 2 * PUBLIC_PAGE_SIZE);
  expect(text).toContain(`Butir ${COUNT}`);
});
