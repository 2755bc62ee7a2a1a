import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { getPublishedIndicator, listPublishedIndicators } from "@/lib/city/indicators/published";
import { db } from "@/lib/platform/db/client";
import { ownerUrl } from "../../support/database";

const root = path.resolve(import.meta.dirname, "../../..");
const load = () =>
  execFileSync("node", ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: ownerUrl() },
  });
const rows = (name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(path.join(root, `prisma/seed/${name}.csv`), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
const TABLES = [
  "pillars",
  "agencies",
  "kelurahan",
  "programmes",
  "indicators",
  "indicator_definitions",
  "indicator_values",
  "indicator_targets",
  "index_targets",
  "instruments",
  "instrument_sections",
  "sub_dimensions",
  "questionnaire_items",
  "evaluation_rounds",
  "scores",
  "round_ranks",
  "recommendations",
  "recommendation_reports",
  "fact_sources",
  "fact_loads",
  "fact_corrections",
  "value_withdrawals",
  "round_freezes",
  "legal_documents",
  "progress_reports",
  "users",
  "audit_events",
];

async function contents() {
  const entries = await Promise.all(
    TABLES.map(async (table) => [
      table,
      (
        await db().$queryRawUnsafe<{ sum: string }[]>(
          `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) || ' ' || count(*) AS sum FROM ${table} t`,
        )
      )[0]?.sum,
    ]),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

beforeAll(load);

describe("the shipped facts", () => {
  test("loading them again changes not one row", async () => {
    const before = await contents();
    load();
    expect(await contents()).toEqual(before);
  });

  test("an edited row is not overwritten", async () => {
    await db().programme.update({ where: { slug: "emas" }, data: { name: "English Massive" } });
    load();
    expect((await db().programme.findUniqueOrThrow({ where: { slug: "emas" } })).name).toBe("English Massive");
  });

  test("every row of the files is there, every value with its source, and nothing else", async () => {
    const values = rows("indicator_values");
    expect(await db().indicatorValue.count()).toBe(values.length);
    for (const row of values) {
      const found = await db().indicatorValue.findFirstOrThrow({
        where: { indicator: { code: row.indicator }, period: row.period },
      });
      expect([found.value?.toNumber(), found.certainty, found.source]).toEqual([
        Number(row.value),
        row.status,
        row.source,
      ]);
    }
    expect(await db().indicator.count()).toBe(rows("indicators").length);
    expect(await db().recommendation.count()).toBe(10);
    expect(await db().kelurahan.count()).toBe(46);
    expect(
      await db().subDimension.count({
        where: { instrumentPillar: { instrument: { code: "gerakan-smart-city-2022" } } },
      }),
    ).toBe(18);
    expect(await db().progressReport.count()).toBe(0);
    expect(await db().score.count({ where: { origin: { not: "OFFICIAL" } } })).toBe(0);
    expect(await db().instrumentBand.count()).toBe(0);
  });

  test("the index is 2.87, 2.87, 3.06, 3.31, 3.197, and 2024 has none", async () => {
    const finals = await db().score.findMany({ where: { target: "FINAL" }, include: { round: true } });
    expect(Object.fromEntries(finals.map((score) => [score.round.slug, score.value.toFixed()]))).toEqual({
      "2019": "2.87",
      "2020": "2.87",
      "2021": "3.06",
      "2022": "3.31",
      "2023-2": "3.197",
    });
  });

  test("both instruments carry the internal questionnaire: 39 items, labelled ours, none in a section without one", async () => {
    const instruments = await db().instrument.findMany({
      include: { sections: { include: { _count: { select: { items: true } } } } },
    });
    expect(instruments).toHaveLength(2);
    for (const { questionnaireSource, sections } of instruments) {
      expect(questionnaireSource).toMatch(/^Kuesioner internal/);
      expect(Object.fromEntries(sections.map(({ code, _count }) => [code, _count.items]))).toEqual({
        BASELINE: 6,
        OUTPUT: 3,
        OUTCOME: 6,
        IMPACT: 18,
        QUICK_WIN: 6,
      });
      expect(sections.filter(({ pillarScores }) => pillarScores).map(({ code }) => code)).toEqual(["IMPACT"]);
    }
    expect(
      await db().questionnaireItem.count({ where: { OR: [{ textEn: "" }, { helpId: "" }, { helpEn: "" }] } }),
    ).toBe(0);
    // A Quick Win is what every pillar has: it always applies.
    expect(
      await db().questionnaireItem.count({ where: { section: { code: "QUICK_WIN" }, notApplicableAllowed: true } }),
    ).toBe(0);
  });

  test("what is not known stays null: the day of Perwali 4/2023, how many cities were ranked, whether a programme runs", async () => {
    expect(await db().legalDocument.findFirstOrThrow({ where: { type: "PERWALI", number: "4" } })).toMatchObject({
      year: 2023,
      enactedOn: null,
    });
    expect((await db().roundRank.findMany()).map((rank) => rank.outOf)).toEqual([null, null]);
    expect(await db().programme.count({ where: { status: { not: null } } })).toBe(0);
  });

  test("the SPBE series breaks in 2020 and 2021: sources disagree when the instrument changed", async () => {
    const broken = await db().indicatorValue.findMany({ where: { breakInSeries: true }, include: { indicator: true } });
    expect(broken.map((value) => `${value.indicator.code} ${value.period}`).sort()).toEqual([
      "GOV-03 2020",
      "GOV-03 2021",
      "SOC-06 2023",
    ]);
  });

  test("a total so far is never summed as the figure of its month, rated or compared", async () => {
    const total = await db().indicatorValue.findFirstOrThrow({
      where: { indicator: { code: "ECO-02" }, period: "2022-01" },
      include: { definition: true },
    });
    expect(total.definition).toMatchObject({ number: 1, cumulative: true, current: false });
    const current = await db().indicatorDefinition.findMany({
      where: { indicator: { code: "ECO-02" }, current: true },
    });
    expect(current).toMatchObject([{ number: 2, cumulative: false, aggregation: "SUM" }]);

    const { indicatorId } = total;
    await db().indicatorTarget.create({
      data: { indicatorId, year: 2022, value: 1, plan: "Rencana uji", source: "Berkas uji" },
    });
    const only = await getPublishedIndicator("ECO-02");
    expect(only).toMatchObject({ status: "NOT_RATED", targetMet: null, yearFigure: { value: null, counted: 0 } });
    await db().indicatorValue.create({
      data: {
        indicatorId,
        definitionId: current[0]?.id ?? "",
        period: "2022-02",
        value: 5,
        source: "Berkas uji",
        certainty: "FINAL",
        status: "PUBLISHED",
        publishedAt: new Date(),
      },
    });
    const item = (await listPublishedIndicators({ q: "ECO-02" })).items[0];
    expect(item).toMatchObject({
      yearFigure: { value: "5", counted: 1, ratable: false },
      status: "NOT_RATED",
      trend: { kind: "break", from: "2022-01", to: "2022-02" },
    });
  });

  test("ratios are read from their formulas", async () => {
    const factors = await db().indicatorDefinition.findMany({
      where: { ratioFactor: { not: null } },
      include: { indicator: true },
    });
    const byCode = Object.fromEntries(
      factors.map((definition) => [definition.indicator.code, definition.ratioFactor?.toNumber()]),
    );
    expect(byCode).toMatchObject({ "GOV-01": 100, "SOC-04": 10000, "LIV-04": 1 });
    expect(byCode["ENV-06"]).toBeUndefined();
  });
});
