import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { indicatorStatuses } from "@/components/city/indicators/status-slugs";
import { reportedStatuses } from "@/components/follow-up/recommendations/recommendation-status";
import {
  getPublishedIndicator,
  listPillarAchievements,
  listPublishedIndicators,
  listPublishedValues,
} from "@/lib/city/indicators/published";
import { listPlannedAndRunning } from "@/lib/city/programme-parts/published";
import { getPublishedProgramme } from "@/lib/city/programmes/published";
import { getPublishedRound } from "@/lib/evaluation/rounds/published";
import {
  countPublishedRecommendations,
  findPublishedRecommendation,
  listPublishedRecommendations,
  listRecommendationChanges,
  listRecommendedAgencies,
} from "@/lib/follow-up/recommendations/published";
import { db } from "@/lib/platform/db/client";
import { type PublicDb, publicDb } from "@/lib/platform/db/public";
import { getPublishedTrace } from "@/lib/results/traces/published";
import { comparePublishedRounds, listPublicPaths, whatMoved } from "@/lib/site/publication/published";
import {
  findPublishedQuestion,
  listPublishedQuestions,
  measureAnswerTime,
} from "@/lib/voices/public-questions/published";
import { listPublishedTestimonies } from "@/lib/voices/testimonies/published";
import { PUBLIC_READS } from "@/tests/support/public-reads";
import { makeCity, SECRET, SECRET_FIGURES } from "@/tests/support/published-city";
import { ownerDb } from "../../support/database";

// Links need Next around them; here only the addresses that the components hold are read.
vi.mock("@/lib/platform/i18n/navigation", () => ({}));

beforeAll(async () => {
  await makeCity();
});

const views = Object.keys(publicDb()) as (keyof PublicDb)[];
type Readable = { findMany(): Promise<unknown[]> };
/** Positions of the audit chain are bigints, which JSON does not know. */
const asText = (rows: unknown) =>
  JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? `${value}` : value));

describe("A public read tells nothing that is not published", () => {
  test.each(Object.keys(PUBLIC_READS))("%s", async (name) => {
    const told = JSON.stringify(await PUBLIC_READS[name]?.());
    expect(told.toLowerCase()).not.toContain(SECRET);
    for (const figure of SECRET_FIGURES) expect(told).not.toContain(figure);
  });

  test("every file of public reads is among these, but for what others are read through, or have tests of their own", async () => {
    const elsewhere = [
      // Read through the things that they belong to.
      ...["city/shown-evidence", "city/entries"],
      // search.test.ts, pictures.test.ts, tests of rounds.
      ...["site/search", "site/pictures", "results/freezes"],
    ];
    const reads = await readFile("tests/support/public-reads.ts", "utf8");
    const files: string[] = [];
    for await (const file of glob("lib/**/published.ts")) files.push(path.dirname(file).replace(/^lib\//, ""));
    const forgotten = files.filter((room) => !reads.includes(`"@/lib/${room}/published"`));
    expect(forgotten.sort()).toEqual(elsewhere.sort());
  });

  test("what is not published is not found by its name either", async () => {
    expect(await getPublishedProgramme("tertutup")).toBeNull();
    expect(await getPublishedIndicator("UJI-02")).toBeNull();
    expect(await listPublishedValues("UJI-02")).toBeNull();
    expect(await getPublishedRound("2023")).toBeNull();
    expect(await getPublishedTrace("2023")).toBeNull();
    expect(await comparePublishedRounds("2022", "2023")).toBeNull();
    expect(await findPublishedRecommendation("2022", 2)).toBeNull();
    expect(await findPublishedRecommendation("2023", 1)).toBeNull();
    expect(await findPublishedRecommendation("2021", 1)).toBeNull();
    expect((await listPublishedTestimonies({ programmeSlug: "tertutup" })).total).toBe(0);
    expect((await listPublishedQuestions({ about: [{ program: "tertutup" }] })).total).toBe(0);
    expect((await listPublishedQuestions({ about: [{ rekomendasi: "2022/2" }] })).total).toBe(0);
    const hidden = await db().publicQuestion.findMany({ where: { text: { contains: SECRET } } });
    expect(hidden).toHaveLength(4);
    for (const { number } of hidden) expect(await findPublishedQuestion(number)).toBeNull();
  });

  test.each(views)("the whole view %s", async (view) => {
    const told = asText(await (publicDb()[view] as unknown as Readable).findMany());
    expect(told.toLowerCase()).not.toContain(SECRET);
    for (const figure of SECRET_FIGURES) expect(told).not.toContain(figure);
  });

  test("something secret stands in every table of words that a public view reads", async () => {
    // What nobody drafts: it is the public's as soon as it is there.
    const allPublic = [
      ...["agencies", "agency_names", "agency_successions", "kelurahan", "kelurahan_names", "kelurahan_successions"],
      ...["city_settings", "fact_sources", "fact_corrections", "index_targets", "kelurahan_maps"],
      // Keys and hashes alone: the words of a piece of evidence are the evidence's.
      ...["audit_links", "evidence_files"],
    ];
    const behind = await ownerDb().$queryRaw<{ name: string }[]>`
      WITH RECURSIVE read AS (
        SELECT c."oid", c."relname", c."relkind" FROM pg_class c
        WHERE c."relnamespace" = 'public'::regnamespace AND c."relkind" = 'v' AND c."relname" LIKE 'published%'
        UNION
        SELECT t."oid", t."relname", t."relkind" FROM read v
        JOIN pg_rewrite w ON w."ev_class" = v."oid"
        JOIN pg_depend d ON d."classid" = 'pg_rewrite'::regclass AND d."objid" = w."oid" AND d."refclassid" = 'pg_class'::regclass
        JOIN pg_class t ON t."oid" = d."refobjid" AND t."relkind" IN ('r', 'v') AND t."relnamespace" = 'public'::regnamespace
      )
      SELECT r."relname"::text AS "name" FROM read r WHERE r."relkind" = 'r' AND EXISTS (
        SELECT FROM pg_attribute a WHERE a."attrelid" = r."oid" AND a."attnum" > 0
          AND a."atttypid" IN ('text'::regtype, 'jsonb'::regtype, 'numeric'::regtype))`;
    const planted = [SECRET, ...SECRET_FIGURES].join("|").replaceAll(".", "\\.");
    const bare: string[] = [];
    for (const { name } of behind) {
      const rows = await ownerDb().$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${name}" t WHERE t::text ~* '${planted}' LIMIT 1`,
      );
      if (rows.length === 0 && !allPublic.includes(name)) bare.push(name);
    }
    expect(behind.length).toBeGreaterThan(30);
    expect(bare).toEqual([]);
  });

  test("there is no public view beside these, and none reads the council's work beside published decisions, or anybody's address", async () => {
    const inDatabase = await db().$queryRaw<{ name: string }[]>`
      SELECT table_name AS "name" FROM information_schema.views WHERE table_schema = 'public' AND table_name LIKE 'published%'`;
    expect(inDatabase).toHaveLength(views.length);
    const kept = [
      ...["council_bodies", "council_members", "council_rhythms", "agenda_items", "meeting_attendances"],
      ...["action_updates", "question_contacts", "subscriptions", "visitor_limits", "users"],
    ];
    // What a view reads is told to its owner only.
    const read = await ownerDb().$queryRaw<{ table: string }[]>`
      SELECT DISTINCT table_name AS "table" FROM information_schema.view_table_usage WHERE view_name LIKE 'published%'`;
    const tables = read.map(({ table }) => table);
    expect(tables).toEqual(expect.arrayContaining(["recommendations", "testimonies", "public_questions"]));
    expect(tables.filter((table) => kept.includes(table))).toEqual([]);
  });
});

describe("What is done about a recommendation is public as far as it was told", () => {
  test("status, due dates, who helps and checked evidence, also of its actions; no step and no note", async () => {
    const page = await findPublishedRecommendation("2022", 1);
    expect(page?.item).toMatchObject({
      status: "IN_PROGRESS",
      dueOn: "2024-03-31",
      originalDueOn: "2024-01-31",
      forerunner: null,
      supports: [{ code: "BANTU" }],
    });
    expect(page?.item.evidence.map(({ title }) => title).sort()).toEqual(["Bukti rekomendasi", "Bukti tindakan"]);
    expect(page?.chain.map(({ order, isThis }) => [order, isThis])).toEqual([[1, true]]);
    const told = page?.changes.map(({ kind, dueBefore, dueAfter, status }) => [kind, dueBefore, dueAfter, status]);
    expect(told?.sort()).toEqual([
      ["DUE", "2024-01-31", "2024-03-31", null],
      ["PUBLISHED", null, null, null],
      ["REPORTED", null, null, "IN_PROGRESS"],
    ]);
    expect((await listRecommendationChanges(100)).length).toBe(3);
    expect((await listRecommendedAgencies()).map(({ code, count }) => [code, count])).toEqual([
      ["BANTU", 1],
      ["DINAS", 1],
    ]);
  });

  test("of testimonies the published one, under its pseudonym; of questions those let through, answers once published", async () => {
    const { items } = await listPublishedTestimonies();
    expect(items.map(({ name, text }) => [name, text])).toEqual([["Ibu S.", "Ibu S. bercerita panjang."]]);
    const questions = await listPublishedQuestions();
    expect(questions.items.map(({ text, answer }) => [text.split(":")[0], answer])).toEqual([
      ["Terbit juga", "Sudah berjalan."],
      ["Terbit", "Sudah berjalan."],
      ["Dijawab", null],
      ["Terbuka", null],
    ]);
    expect(await measureAnswerTime()).toEqual({ answered: 2, waiting: 2, median: 0, days: [0, 0] });
    const pages = await listPublicPaths();
    expect(pages.filter((path) => path.startsWith("/tanya-jawab/"))).toHaveLength(4);
  });

  test("a testimony is gone with its programme's place among the Quick Wins, and back with it", async () => {
    const where = { slug: "terbuka" };
    await db().programme.update({ where, data: { quickWin: false } });
    expect((await listPublishedTestimonies()).total).toBe(0);
    await db().programme.update({ where, data: { quickWin: true } });
    expect((await listPublishedTestimonies()).total).toBe(1);
  });
});

describe("A superseded figure never stands as the current one", () => {
  test("a corrected report shows the correction, the wrong one stays readable below it", async () => {
    const programme = await getPublishedProgramme("terbuka");
    expect(programme?.latest?.physicalPercent).toBe("40.5");
    expect(programme?.reports.map(({ physicalPercent }) => physicalPercent)).toEqual(["40.5"]);
    expect(programme?.reports[0]).toMatchObject({ revision: 2, revisionReason: "Angka tertukar" });
    expect(programme?.reports[0]?.evidence.map(({ title }) => title)).toEqual(["Terbuka"]);
    expect(programme?.reports[0]?.superseded.map(({ physicalPercent }) => physicalPercent)).toEqual(["90"]);
  });

  test("of a programme's years, milestones and money only what was published, of a published programme", async () => {
    const { parts, supports } = (await getPublishedProgramme("terbuka")) ?? {};
    expect(parts?.years.map(({ year, planned, running }) => [year, planned, running])).toEqual([[2024, true, true]]);
    expect(parts?.milestones.map(({ titleId, dueOn }) => [titleId, dueOn])).toEqual([
      ["Aplikasi dipakai", "2024-06-30"],
    ]);
    expect(parts?.funding.map(({ planned, spent }) => [planned, spent])).toEqual([["1000000", "250000"]]);
    const proofs = [...(parts?.years ?? []), ...(parts?.milestones ?? []), ...(parts?.funding ?? [])];
    expect(proofs.map(({ evidence }) => evidence.map(({ title }) => title))).toEqual([
      ["Terbuka"],
      ["Terbuka"],
      ["Terbuka"],
    ]);
    expect(parts?.partners.map(({ name }) => name)).toEqual(["Bank Terbuka"]);
    expect(supports).toEqual([]);
    expect(await listPlannedAndRunning()).toMatchObject([{ year: 2024, planned: 1, running: 1, unstated: 0 }]);
  });

  test("a corrected value is the latest one, with its target and status", async () => {
    const indicator = await getPublishedIndicator("UJI-01");
    expect(indicator?.values.map(({ period, value }) => [period, value])).toEqual([
      ["2021", "-0.5"],
      ["2022", "45"],
    ]);
    expect(indicator?.values[1]?.superseded.map(({ value }) => value)).toEqual(["99"]);
    expect(indicator).toMatchObject({
      latest: { value: "45" },
      status: "NEAR",
      targetMet: false,
      achievementPercent: "90",
    });
    expect(indicator?.trend).toMatchObject({ kind: "change", difference: "45.5", unitKind: "percentage-points" });
  });

  test("a corrected final is compared with last year's and with our computation", async () => {
    const round = await getPublishedRound("2022");
    expect(round).toMatchObject({
      final: { value: "3.3", revision: 2 },
      change: { kind: "change", difference: "-0.2", direction: "down", from: { slug: "2021" } },
      computed: { status: "complete", value: "3.3", mismatch: false },
      superseded: [{ target: "FINAL", value: "3.99" }],
    });
    expect(round?.sections.map(({ product }) => product)).toEqual(["1.2", "2.1"]);
  });
});

test("what is missing stays missing", async () => {
  expect((await getPublishedRound("2021"))?.computed).toEqual({ status: "incomplete", missing: ["OUTPUT", "IMPACT"] });
  expect((await getPublishedRound("2022"))?.pillars).toMatchObject([{ score: null, change: { kind: "missing" } }]);
  expect((await getPublishedIndicator("UJI-03"))?.latest).toBeNull();
  expect((await listPublishedIndicators({ status: "NO_DATA" })).items.map(({ code }) => code)).toEqual(["UJI-03"]);
  expect(await listPillarAchievements()).toMatchObject([{ year: 2022, mean: "90", counted: 1, total: 2 }]);
});

test("the newest published report tells a recommendation's status, and one past its day is overdue", async () => {
  const { items } = await listPublishedRecommendations({ status: "IN_PROGRESS" });
  expect(items).toMatchObject([{ order: 1, status: "IN_PROGRESS", overdue: true, leadAgency: { code: "DINAS" } }]);
  expect(await countPublishedRecommendations()).toMatchObject([{ total: 1, byStatus: { IN_PROGRESS: 1 } }]);
});

test("the fall of the index stands among what moved", async () => {
  const moved = await whatMoved();
  expect(moved.final).toMatchObject({ value: "3.3", change: { direction: "down" } });
  expect(moved.up.map(({ code }) => code)).toEqual(["UJI-01"]);
});

test("a year of months counts against the year's target only when it is complete", async () => {
  const { id, pillarId, agencyId } = await db().indicator.findUniqueOrThrow({ where: { code: "UJI-01" } });
  const common = { unit: "orang", decimals: 0, polarity: "HIGHER", frequency: "MONTHLY", aggregation: "SUM" } as const;
  const summed = await db().indicator.create({
    data: {
      code: "UJI-10",
      nameId: "Kunjungan",
      nameEn: "Visits",
      pillarId,
      agencyId,
      publishedAt: new Date(),
      definitions: { create: { number: 1, ...common, formulaId: "Jumlah", dataSource: "Dinas Uji" } },
      targets: { create: { year: 2023, value: 120, plan: "Renja", source: "uji" } },
    },
    include: { definitions: true },
  });
  expect(summed.id).not.toBe(id);
  const month = (number: number) => ({
    indicatorId: summed.id,
    definitionId: summed.definitions[0]?.id ?? "",
    value: 10,
    source: "uji",
    period: `2023-${String(number).padStart(2, "0")}`,
    status: "PUBLISHED" as const,
    publishedAt: new Date(),
  });
  const months = Array.from({ length: 12 }, (_, index) => month(index + 1));
  await db().indicatorValue.createMany({ data: months.slice(0, 11) });
  expect(await getPublishedIndicator("UJI-10")).toMatchObject({
    status: "NOT_RATED",
    yearFigure: { value: "110", counted: 11 },
  });
  await db().indicatorValue.createMany({ data: months.slice(11) });
  expect(await getPublishedIndicator("UJI-10")).toMatchObject({
    status: "MET",
    yearFigure: { value: "120", counted: 12 },
  });
});

test("a value of an older definition stands with its own unit, and is not rated by the new one", async () => {
  const { pillarId, agencyId } = await db().indicator.findUniqueOrThrow({ where: { code: "UJI-01" } });
  const about = { polarity: "HIGHER", frequency: "YEARLY", aggregation: "LAST", dataSource: "Dinas Uji" } as const;
  const changed = await db().indicator.create({
    data: {
      code: "UJI-11",
      nameId: "Sampah",
      nameEn: "Waste",
      pillarId,
      agencyId,
      publishedAt: new Date(),
      definitions: {
        create: [
          { ...about, number: 1, current: false, unit: "ton", decimals: 1, formulaId: "Berat" },
          { ...about, number: 2, unit: "%", decimals: 2, formulaId: "Bagian" },
        ],
      },
      targets: { create: { year: 2022, value: 60, plan: "Renja", source: "uji" } },
    },
    include: { definitions: { orderBy: { number: "asc" } } },
  });
  const [tons, share] = changed.definitions.map(({ id }) => id);
  const value = (period: string, definitionId = "", amount = 0) => ({
    indicatorId: changed.id,
    definitionId,
    period,
    value: amount,
    source: "uji",
    status: "PUBLISHED" as const,
    publishedAt: new Date(),
  });
  await db().indicatorValue.createMany({ data: [value("2021", tons, 80.5), value("2022", tons, 95.5)] });
  expect(await getPublishedIndicator("UJI-11")).toMatchObject({
    definition: { unit: "%" },
    latest: { value: "95.5", unit: "ton", decimals: 1 },
    achievementPercent: null,
    trend: { kind: "change", difference: "15", unitKind: "unit" },
  });
  await db().indicatorValue.create({ data: value("2023", share, 40) });
  const { items = [] } = (await listPublishedValues("UJI-11")) ?? {};
  expect(items.map((item) => [item.value.period, item.value.unit, item.value.decimals])).toEqual([
    ["2021", "ton", 1],
    ["2022", "ton", 1],
    ["2023", "%", 2],
  ]);
  expect((await getPublishedIndicator("UJI-11"))?.trend).toMatchObject({ kind: "break" });
});

test("the filter pages stand in the list of public pages, each one and no other", async () => {
  const slugs = (own: readonly { slug: string }[]) => own.map(({ slug }) => slug);
  const expected = [
    ...slugs(indicatorStatuses).map((slug) => `/indikator/status/${slug}`),
    ...slugs(reportedStatuses).map((slug) => `/rekomendasi/status/${slug}`),
  ];
  expect((await listPublicPaths()).filter((path) => path.includes("/status/"))).toEqual(expected);
});

test("what moved last stands first, by time and not by letters", async () => {
  const { pillarId, agencyId } = await db().indicator.findUniqueOrThrow({ where: { code: "UJI-01" } });
  const common = { unit: "orang", decimals: 0, polarity: "HIGHER", aggregation: "LAST" } as const;
  for (const [code, frequency, periods] of [
    ["UJI-20", "SEMESTERLY", ["2023-S2", "2024-S1"]],
    ["UJI-21", "MONTHLY", ["2024-08", "2024-09"]],
  ] as const) {
    const made = await db().indicator.create({
      data: {
        code,
        nameId: code,
        nameEn: code,
        pillarId,
        agencyId,
        publishedAt: new Date(),
        definitions: { create: { number: 1, ...common, frequency, formulaId: "Jumlah", dataSource: "Dinas Uji" } },
      },
      include: { definitions: true },
    });
    const about = { indicatorId: made.id, definitionId: made.definitions[0]?.id ?? "", source: "uji" };
    await db().indicatorValue.createMany({
      data: periods.map((period, value) => ({
        ...about,
        period,
        value,
        certainty: "FINAL" as const,
        status: "PUBLISHED" as const,
        publishedAt: new Date(),
      })),
    });
  }
  const { up } = await whatMoved();
  expect(up.map(({ code }) => code).filter((code) => code.startsWith("UJI-2"))).toEqual(["UJI-21", "UJI-20"]);
});

test("a recommendation that came back is drawn with its years as far as they are public, and found by who helps", async () => {
  const agencyId = (await db().agency.findFirstOrThrow({ where: { code: "DINAS" } })).id;
  const make = async (slug: string, forerunnerId: string | null, publishedAt: Date | null = new Date()) => {
    const { id: roundId } = await db().evaluationRound.findUniqueOrThrow({ where: { slug } });
    const row = { roundId, order: 7, text: `Yang ${slug}`, leadAgencyId: agencyId, source: "uji", forerunnerId };
    return (await db().recommendation.create({ data: { ...row, publishedAt } })).id;
  };
  const first = await make("2021", null);
  const second = await make("2022", first);
  await make("2023", second);
  const chain = async (slug: string) =>
    (await findPublishedRecommendation(slug, 7))?.chain.map(({ path, isThis }) => [path, isThis]);
  expect(await chain("2022")).toEqual([
    ["/rekomendasi/2021/7", false],
    ["/rekomendasi/2022/7", true],
  ]);
  expect(await chain("2021")).toEqual([
    ["/rekomendasi/2021/7", true],
    ["/rekomendasi/2022/7", false],
  ]);
  expect(await chain("2023")).toBeUndefined();
  const helped = await listPublishedRecommendations({ agencyCode: "BANTU" });
  expect(helped.items.map(({ path }) => path)).toEqual(["/rekomendasi/2022/1"]);
});
