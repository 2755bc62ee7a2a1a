import { execFileSync } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as changes } from "@/app/api/v1/recommendations/changes/route";
import { createValue, publishValue, verifyValue } from "@/lib/city/indicators/mutations";
import { getPublishedIndicator } from "@/lib/city/indicators/published";
import {
  countPublishedRecommendations,
  listPublishedRecommendations,
  listRecommendationChanges,
} from "@/lib/follow-up/recommendations/published";
import { db } from "@/lib/platform/db/client";
import { lastPublishedAt, listAuditHeads, listPillarOverview } from "@/lib/site/publication/published";
import { findNewestSeal, listPublishedSeals } from "@/lib/site/seals/published";
import { actor } from "../../support/actor";
import { ownerDb, ownerUrl } from "../../support/database";
import { askList, faultOfCell, LISTS, PEOPLES, peoplesRows, properNames } from "../../support/people-files";
import { resultOf } from "../../support/results";

// Outside of a server component there is no request that names the language; the words are the real ones.
vi.mock("next-intl/server", async () => {
  const { createTranslator } = await import("next-intl");
  const { default: messages } = await import("@/messages/id.json");
  return {
    getTranslations: async (of: { locale: "id"; namespace: "Recommendations" }) =>
      createTranslator({ ...of, messages }),
  };
});
const root = path.resolve(import.meta.dirname, "../../..");
beforeAll(async () => {
  execFileSync("node", ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: ownerUrl() },
  });
});

describe("before the city published anything", () => {
  test("nothing that the public reads carries the day of the installation", async () => {
    const today = new Date().toISOString().slice(0, 10);
    for (const view of [
      ...["published_programmes", "published_indicators", "published_indicator_values", "published_rounds"],
      ...["published_scores", "published_recommendations", "published_recommendation_reports"],
      "published_legal_documents",
    ]) {
      const rows = await db().$queryRawUnsafe<{ at: Date | null; shipped: boolean }[]>(
        `SELECT "publishedAt" AS at, shipped FROM ${view}`,
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { at, shipped } of rows) {
        expect(shipped).toBe(true);
        expect(at?.toISOString() ?? "", view).not.toContain(today);
        expect((at?.getTime() ?? 0) < Date.UTC(2025, 0, 1), view).toBe(true);
      }
    }
  });

  test("there is no last publication, no pillar was updated, and feed and audit list are empty", async () => {
    expect(await lastPublishedAt()).toBeNull();
    for (const { lastUpdate } of await listPillarOverview()) expect(lastUpdate).toBeNull();
    expect(await listAuditHeads()).toEqual([]);
    // Yet there is a fingerprint to keep: that of the facts themselves.
    const { items } = await listPublishedSeals({ pageSize: 10_000 });
    expect(items.length).toBeGreaterThan(0);
    expect(await findNewestSeal()).toEqual({ position: items.at(-1)?.position, hash: items.at(-1)?.hash });
    expect(await listRecommendationChanges(100)).toEqual([]);
  });

  test("a figure carries the day of its source, and none where the page shows none", async () => {
    const env = await getPublishedIndicator("ENV-04");
    expect(env?.latest).toMatchObject({ publishedAt: "2024-07-02T00:00:00.000Z", shipped: true });
    expect((await getPublishedIndicator("GOV-03"))?.latest).toMatchObject({ publishedAt: null, shipped: true });
  });

  test("no recommendation has one of the four words, on the board or in its counts", async () => {
    const { items } = await listPublishedRecommendations({ pageSize: 100 });
    expect(items).toHaveLength(10);
    for (const { status, reports } of items) {
      expect(status).toBeNull();
      expect(reports).toMatchObject([{ status: null, shipped: true }]);
    }
    const counts = await countPublishedRecommendations();
    for (const { byStatus, total } of counts)
      expect(byStatus).toEqual({ DONE: 0, IN_PROGRESS: 0, NOT_STARTED: 0, NOT_FEASIBLE: 0, NONE: total });
    expect(await db().recommendation.count({ where: { status: { not: "NOT_STARTED" } } })).toBe(0);
  });
});

describe("a file for people of the shipped facts", () => {
  const lists = Object.keys(LISTS).filter(
    (name) =>
      ![
        "decisions",
        "testimonies",
        "questions",
        "withdrawals",
        "programme-years",
        "milestones",
        "funding",
        "other-cities",
      ].includes(name),
  );

  test.each(lists.flatMap((name) => PEOPLES.map((format) => [name, format] as const)))(
    "%s as %s has no code, no instant and nothing that a spreadsheet reads otherwise",
    async (name, format) => {
      const answer = await askList(name, `format=${format}`, { code: "ENV-02", slug: "2022" });
      const rows = await peoplesRows(answer, format);
      expect(rows.length).toBeGreaterThan(0);
      const proper = await properNames();
      const faults = rows.flatMap((row) =>
        Object.entries(row).map(([heading, cell]) => [heading, faultOfCell(cell, format, proper)]),
      );
      expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
    },
  );

  test("rounds the percentage of a target as the page does", async () => {
    const rows = await peoplesRows(await askList("rounds", "format=csv-id"), "csv-id");
    const percents = rows.map((row) => row["Terhadap target (%)"]).filter((cell) => cell !== "");
    expect(percents.length).toBeGreaterThan(0);
    for (const percent of percents) expect(percent).toMatch(/^\d{1,3}(?:,\d{1,2})?$/);
  });
});

test("the feed without an entry is as old as the installation, and not as old as the epoch", async () => {
  const feed = await (
    await changes(new Request("http://localhost:3000/api/v1/recommendations/changes"), { params: Promise.resolve({}) })
  ).text();
  const updated = /<updated>([^<]+)<\/updated>/.exec(feed)?.[1] ?? "";
  const [seal] = await db().$queryRaw<{ at: Date }[]>`SELECT min(at) AS at FROM published_seals`;
  expect(feed).not.toContain("<entry>");
  expect(updated).toBe(seal?.at.toISOString());
});

describe("what the city enters itself", () => {
  test("takes the period of a withdrawn figure as its next revision, and is news", async () => {
    const indicator = await db().indicator.findFirstOrThrow({
      where: { code: "BRD-01" },
      include: { definitions: true, agency: true },
    });
    const definitionId = indicator.definitions[0]?.id ?? "";
    const fact = await db().indicatorValue.create({
      data: {
        indicatorId: indicator.id,
        definitionId,
        period: "2018",
        value: 1442,
        source: "x",
        status: "PUBLISHED",
        shipped: true,
        publishedAt: new Date(),
        supersededAt: new Date(),
      },
    });
    await ownerDb().valueWithdrawal.create({ data: { valueId: fact.id, reasonId: "Ditarik", reasonEn: "Withdrawn" } });
    expect((await getPublishedIndicator("BRD-01"))?.withdrawn).toMatchObject([
      { period: "2018", value: "1442", reason: { id: "Ditarik", en: "Withdrawn" } },
    ]);
    const user = (email: string, role: "ADMIN" | "STAFF") => db().user.create({ data: { email, name: email, role } });
    const [one, other] = [await user("satu@kota.test", "ADMIN"), await user("dua@kota.test", "STAFF")];
    const [enters, checks] = [actor("ADMIN", { id: one.id }), actor("STAFF", { id: other.id })];
    const fields = { value: "539", certainty: "FINAL" as const, source: "Catatan kota", note: "", confirmed: "539" };
    const made = resultOf(
      await createValue(enters, {
        indicatorCode: "BRD-01",
        period: "2018",
        kelurahanId: undefined,
        fields: fields as never,
        submit: true,
      }),
    );
    const verified = resultOf(await verifyValue(checks, made, "539"));
    resultOf(await publishValue(checks, verified));
    const after = await getPublishedIndicator("BRD-01");
    expect(after?.values.find(({ period }) => period === "2018")).toMatchObject({
      value: "539",
      revision: 2,
      shipped: false,
    });
    expect(await lastPublishedAt()).not.toBeNull();
  });
});
