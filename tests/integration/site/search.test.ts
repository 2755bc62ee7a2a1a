import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { FINDABLE, listNewest, searchPublished } from "@/lib/site/search/published";
import { searchSchema } from "@/lib/site/search/schemas";
import { makeCity, SECRET, SECRET_FIGURES } from "@/tests/support/published-city";

const search = (q: string, more: { jenis?: string; hal?: string } = {}, locale: "id" | "en" = "id") =>
  searchPublished(searchSchema.parse({ q, ...more }), locale);
const titles = async (q: string, locale: "id" | "en" = "id") =>
  (await search(q, {}, locale)).groups.flatMap(({ items }) => items.map(({ title }) => title));

let city: Awaited<ReturnType<typeof makeCity>>;

beforeAll(async () => {
  city = await makeCity();
  const of = { pillarId: city.pillar.id, agencyId: city.agency.id, source: "uji", publishedAt: new Date() };
  await db().programme.create({
    data: {
      ...of,
      slug: "bank-sampah",
      name: "Bank Sampah Induk",
      descriptionId: "Warga mengelola sampah rumah tangga di kelurahan.",
      descriptionEn: "Residents manage household waste.",
    },
  });
});

describe("The search tells nothing that is not published", () => {
  test.each([SECRET, "petugas", "wali@uji.id", ...SECRET_FIGURES])("%s", async (q) => {
    const told = JSON.stringify((await search(q)).groups).toLowerCase();
    expect(told).not.toContain(SECRET);
    for (const figure of SECRET_FIGURES) expect(told).not.toContain(figure);
  });

  test("no row of the index, no word of the vocabulary", async () => {
    await search("uji");
    const rows = await db()
      .$queryRaw`SELECT "kind", "key", "titleId", "titleEn", "names", "textId", "textEn" FROM search_entries`;
    const words = await db().$queryRaw`SELECT "word" FROM search_vocabulary`;
    const told = JSON.stringify([rows, words]).toLowerCase();
    expect(told).not.toContain(SECRET);
    for (const figure of SECRET_FIGURES) expect(told).not.toContain(figure);
  });

  test("every room reads the public views and no table", () => {
    for (const { rows } of FINDABLE) {
      const read = [...rows.matchAll(/\b(?:FROM|JOIN)\s+(?:LATERAL\s+)?([a-z_"(]+)/g)].map(([, name = ""]) => name);
      for (const name of read) expect(name).toMatch(/^(published_[a-z_]+|\()$/);
    }
  });

  test("every table behind those views says that it was changed", async () => {
    const views = [...new Set(FINDABLE.flatMap(({ rows }) => rows.match(/published_[a-z_]+/g) ?? []))];
    const silent = await db().$queryRaw<{ name: string }[]>`
      WITH RECURSIVE read AS (
        SELECT c."oid", c."relname", c."relkind" FROM pg_class c
        WHERE c."relnamespace" = 'public'::regnamespace AND c."relname" = ANY(${views}::text[])
        UNION
        SELECT t."oid", t."relname", t."relkind" FROM read v
        JOIN pg_rewrite w ON w."ev_class" = v."oid"
        JOIN pg_depend d ON d."classid" = 'pg_rewrite'::regclass AND d."objid" = w."oid" AND d."refclassid" = 'pg_class'::regclass
        JOIN pg_class t ON t."oid" = d."refobjid" AND t."relkind" IN ('r', 'v') AND t."relnamespace" = 'public'::regnamespace
      )
      SELECT r."relname"::text AS "name" FROM read r
      WHERE r."relkind" = 'r' AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g."tgrelid" = r."oid" AND g."tgname" = r."relname" || '_search_change')`;
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("what is published is found at once, and what was taken back is gone from the next search", async () => {
    const found = async () => (await titles("induk")).includes("Bank Sampah Induk");
    expect(await found()).toBe(true);
    await db().programme.update({ where: { slug: "bank-sampah" }, data: { publishedAt: null } });
    expect(await found()).toBe(false);
    const words = await db().$queryRaw<{ word: string }[]>`SELECT "word" FROM search_vocabulary WHERE "word" = 'induk'`;
    expect(words).toEqual([]);
    await db().programme.update({ where: { slug: "bank-sampah" }, data: { publishedAt: new Date() } });
    expect(await found()).toBe(true);
  });
});

test("what an earlier version wrote into the index is written anew by a process's first search, and the rest is left", async () => {
  await search("sampah");
  const text = async () =>
    (await db().$queryRaw<{ textId: string }[]>`SELECT "textId" FROM search_entries WHERE "key" = 'bank-sampah'`)[0]
      ?.textId;
  const present = await text();
  await db().$executeRaw`UPDATE search_entries SET "textId" = 'Kalimat lama.. Berikutnya' WHERE "key" = 'bank-sampah'`;
  await search("sampah");
  expect(await text(), "nothing says that it has changed").toBe("Kalimat lama.. Berikutnya");
  Reflect.deleteProperty(globalThis, "enamPilarSearchCompared");
  await search("sampah");
  expect(await text()).toBe(present);
});

describe("What is there is found", () => {
  test.each([
    ["as it stands", "bank sampah induk"],
    ["in another order", "induk sampah bank"],
    ["with capitals", "BANK SAMPAH"],
    ["by its beginning", "indu sampah"],
    ["in another form of the word", "pengelolaan sampah"],
    ["with a swapped letter", "bank smapah"],
    ["with a letter too few", "bnk sampah"],
    ["in a question", "siapa yang mengelola sampah di kota ini?"],
    ["in the other language", "household waste"],
    ["by its agency", "sampah Dinas Uji"],
  ])("%s: %s", async (_how, q) => {
    expect(await titles(q)).toContain("Bank Sampah Induk");
    expect(await titles(q, "en")).toContain("Bank Sampah Induk");
  });

  test("what is called exactly like what was typed stands first, before what only has the word in its name", async () => {
    const source = "uji";
    const of = { pillarId: city.pillar.id, agencyId: city.agency.id, source, publishedAt: new Date() };
    const texts = { descriptionId: "Pinjaman bagi pelaku usaha.", descriptionEn: "Loans." };
    await db().programme.create({ data: { ...of, ...texts, slug: "pijar", name: "Pijar" } });
    await db().legalDocument.create({
      data: { type: "PERWALI", year: 2020, title: "Dasar Pijar", status: "ENACTED", source, publishedAt: new Date() },
    });
    expect((await search("pijar")).groups.map(({ kind }) => kind)).toEqual(["PROGRAMME", "LEGAL_DOCUMENT"]);
    expect(await titles("Pijar", "en")).toEqual(["Pijar", "Dasar Pijar"]);
  });

  test("a mistyped word is said, with the one that was looked for", async () => {
    expect((await search("smapah")).corrected).toEqual([{ typed: "smapah", meant: "sampah" }]);
    expect((await search("qqqqqqq sampah")).unknown).toEqual(["qqqqqqq"]);
  });

  test("where nothing has all the words, what has some of them is shown and told as that", async () => {
    const result = await search("sampah perwali");
    expect(result.onlySome).toBe(true);
    expect(result.groups.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["PROGRAMME", "RECOMMENDATION"]));
  });

  test("of what has some of the words, what has more of them stands first", async () => {
    const source = "uji";
    const law = { type: "PERWALI", year: 2019, status: "ENACTED", source, publishedAt: new Date() } as const;
    await db().legalDocument.createMany({
      data: [
        { ...law, title: "Pelita" },
        { ...law, title: "Hal lain, di antaranya pelita serta sampan, dalam satu judul berkata banyak" },
      ],
    });
    expect((await titles("pelita sampan gerobak"))[0]).toMatch(/^Hal lain/);
  });

  test.each([
    ["UJI-01", "INDICATOR", "/indikator/UJI-01"],
    ["uji 01", "INDICATOR", "/indikator/UJI-01"],
    ["terbitkan perwali", "RECOMMENDATION", "/rekomendasi/2022/1"],
    ["putaran 2022", "ROUND", "/evaluasi/2022"],
    ["perwali 2023", "LEGAL_DOCUMENT", "/tentang#hukum"],
    ["smart governance", "PILLAR", "/pilar/smart-governance"],
    ["dinas uji", "AGENCY", "/cari?q=DINAS"],
    ["metodologi", "PAGE", "/metodologi"],
    ["bercerita panjang", "TESTIMONY", "/program/terbuka#cerita"],
  ])("%s is a %s", async (q, kind, path) => {
    const { groups } = await search(q);
    expect(groups.find((group) => group.kind === kind)?.items.map((one) => one.path)).toContain(path);
  });

  test("what a resident told, until the consent is withdrawn", async () => {
    const kinds = async () => (await search("bercerita panjang")).groups.map(({ kind }) => kind);
    expect(await kinds()).toEqual(["TESTIMONY"]);
    const { id } = await db().testimony.findFirstOrThrow({ where: { pseudonym: "Ibu S." } });
    await db().testimony.update({
      where: { id },
      data: { status: "WITHDRAWN", withdrawnAt: new Date(), withdrawnById: city.steward.id },
    });
    expect(await kinds()).toEqual([]);
    const kept = await db().$queryRaw<unknown[]>`SELECT 1 FROM search_entries WHERE "kind" = 'TESTIMONY'`;
    expect(kept).toEqual([]);
  });

  test("an agency and what it answers for by a name that it had before, and by its code", async () => {
    await db().agencyName.create({
      data: {
        agencyId: city.agency.id,
        name: "Kantor Purbakala",
        shortName: "KP",
        fromOn: new Date("2010-01-01"),
        legalBasis: "Perda 1/2010",
      },
    });
    const found = await search("purbakala");
    expect(found.groups.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["AGENCY", "PROGRAMME", "INDICATOR"]));
    // Where an agency that was found leads to.
    const { groups } = await search("DINAS");
    expect(groups.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["AGENCY", "PROGRAMME", "INDICATOR"]));
  });

  test("the words that were found are marked in the text", async () => {
    const [group] = (await search("rumah tangga", { jenis: "PROGRAMME" })).groups;
    const found = group?.items[0]?.excerpt.filter((part) => part.found).map(({ text }) => text);
    expect(found).toEqual(["rumah", "tangga"]);
  });
});

describe("A search that is none, or more than one", () => {
  test.each(["", "   ", "\u0000", "%", "'", "\\", "!&|()", "a:*b", "--", "🙂", ["a", "b"], null])(
    "%j does no harm",
    async (q) => {
      const asked = searchSchema.parse({ q });
      expect(asked.q.length).toBeLessThanOrEqual(100);
      await expect(searchPublished(asked, "id")).resolves.toBeDefined();
    },
  );

  test("a longer question is cut", () => {
    expect(searchSchema.parse({ q: "x".repeat(5000) }).q).toHaveLength(100);
  });

  test("a kind or page that is none is passed over", () => {
    expect(searchSchema.parse({ q: "a", jenis: "users", hal: "-1" })).toEqual({ q: "a", jenis: undefined, hal: 1 });
  });

  test("pages of one kind hold each row once", async () => {
    const of = { pillarId: city.pillar.id, agencyId: city.agency.id, source: "uji", publishedAt: new Date() };
    await db().programme.createMany({
      data: Array.from({ length: 45 }, (_, at) => ({
        ...of,
        slug: `taman-${at}`,
        name: `Taman ${at}`,
        descriptionId: "a",
        descriptionEn: "b",
      })),
    });
    const pages = await Promise.all(["1", "2", "3"].map((hal) => search("taman", { jenis: "PROGRAMME", hal })));
    expect(pages[0]?.pages).toBe(3);
    const paths = pages.flatMap(({ groups }) => groups.flatMap(({ items }) => items.map(({ path }) => path)));
    expect([paths.length, new Set(paths).size]).toEqual([45, 45]);
  });

  test("what came last is told newest first", async () => {
    const newest = await listNewest(5, "id");
    expect(newest).toHaveLength(5);
    expect(newest.map(({ at }) => at.getTime())).toEqual(newest.map(({ at }) => at.getTime()).sort((a, b) => b - a));
  });
});
