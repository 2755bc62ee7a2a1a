import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as unknown } from "@/app/api/v1/[...unknown]/route";
import { GET as decisions } from "@/app/api/v1/decisions/route";
import { GET as values } from "@/app/api/v1/indicators/[code]/values/route";
import { GET as indicators } from "@/app/api/v1/indicators/route";
import { OPTIONS, GET as pillars, POST as write } from "@/app/api/v1/pillars/route";
import { GET as programmes } from "@/app/api/v1/programmes/route";
import { GET as questions } from "@/app/api/v1/questions/route";
import { GET as recommendations } from "@/app/api/v1/recommendations/route";
import { GET as rounds } from "@/app/api/v1/rounds/route";
import { GET as index } from "@/app/api/v1/route";
import { GET as testimonies } from "@/app/api/v1/testimonies/route";
import { listQuery } from "@/lib/platform/datasets/query";
import { db } from "@/lib/platform/db/client";
import { listing } from "@/lib/site/api/listing";
import { FIGURES } from "@/lib/site/api/people-sheet";
import { listOperations } from "@/lib/site/data/openapi";
import id from "@/messages/id.json";
import { makeCity, SECRET, SECRET_FIGURES } from "@/tests/support/published-city";
import { ownerDb } from "../../support/database";

const handlers = { pillars, programmes, indicators, rounds, recommendations, decisions, testimonies, questions };
type Name = keyof typeof handlers;

function ask(name: Name, query = "", headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/v1/${name}${query}`, { headers });
  return handlers[name](request, { params: Promise.resolve({}) });
}

function askValues(code: string, query = ""): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/v1/indicators/${code}/values${query}`);
  return values(request, { params: Promise.resolve({ code }) });
}

let city: Awaited<ReturnType<typeof makeCity>>;
beforeAll(async () => {
  city = await makeCity();
});

describe("The API tells nothing that is not published", () => {
  const addresses = Object.keys(handlers) as Name[];
  test.each(addresses.flatMap((name) => [`${name}?`, `${name}?format=csv&`]))("%s", async (address) => {
    const [name, query] = address.split("?") as [Name, string];
    const told = await (await ask(name, `?${query}limit=200`)).text();
    expect(told.toLowerCase()).not.toContain(SECRET);
    for (const figure of SECRET_FIGURES) expect(told).not.toContain(figure);
  });

  test("values: those of a published indicator, current ones only; none of an unpublished one", async () => {
    const { data } = await (await askValues("UJI-01")).json();
    expect(data.map((row: { period: string; value: string }) => [row.period, row.value])).toEqual([
      ["2021", "-0.5"],
      ["2022", "45"],
    ]);
    expect(data[0]).toMatchObject({ unit: "%", decimals: 2, definitionNumber: 1 });
    expect((await askValues("UJI-02")).status).toBe(404);
  });

  test("an indicator that is taken back is gone from the next answer, and back at once", async () => {
    const codes = async () => (await (await ask("indicators")).json()).data.map((row: { code: string }) => row.code);
    expect(await codes()).toContain("UJI-03");
    await db().indicator.update({ where: { code: "UJI-03" }, data: { publishedAt: null } });
    expect(await codes()).not.toContain("UJI-03");
    await db().indicator.update({ where: { code: "UJI-03" }, data: { publishedAt: new Date() } });
    expect(await codes()).toContain("UJI-03");
  });

  test("a request that comes while others are answered sees its own change", async () => {
    for (const year of [2030, 2031, 2032]) {
      const before = Array.from({ length: 20 }, () => ask("rounds"));
      await db().evaluationRound.create({ data: { slug: String(year), year, source: "uji", publishedAt: new Date() } });
      const { data } = await (await ask("rounds")).json();
      expect(data[0].round).toBe(String(year));
      await Promise.all(before);
      await db().evaluationRound.update({ where: { slug: String(year) }, data: { publishedAt: null } });
    }
  });
});

describe("A list as a file for people", () => {
  const text = async (answer: Promise<Response>) => (await (await answer).text()).replace("\uFEFF", "");

  test("in Indonesian has semicolons, decimal commas, headings and words of the language; the machine's stays as it was", async () => {
    const [head, first] = (await text(askValues("UJI-01", "?format=csv-id"))).split("\r\n");
    expect(head).toContain("Kode;Nama (Indonesia);Nama (Inggris);Periode");
    expect(first).toContain(";-0,5;%;2;");
    expect(first).toMatch(/;(tetap|sementara);/);
    const [english, row] = (await text(askValues("UJI-01", "?format=csv-en"))).split("\r\n");
    expect(english).toContain("Code,Name (Indonesian)");
    expect(row).toContain(",-0.5,%,2,");
    expect((await text(askValues("UJI-01", "?format=csv"))).split("\r\n")[0]).toContain("code,nameId,nameEn,period");
  });

  test("as a workbook holds figures that can be computed with", async () => {
    const answer = await askValues("UJI-01", "?format=xlsx");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="enam-pilar-values.xlsx"');
    const [head = [], first = []] = await readSheet(Buffer.from(await answer.arrayBuffer()));
    expect([head[6], first[6]]).toEqual(["Nilai", -0.5]);
  });

  test.each(["csv-id", "csv-en", "csv"])("that is empty is a header and nothing else, in %s", async (format) => {
    const told = await text(ask("programmes", `?format=${format}&q=tidak+ada+yang+begini`));
    expect(told.split("\r\n")).toEqual([expect.stringMatching(/^(slug|Kode alamat|Address code)[,;]/), ""]);
  });

  test("is the whole list where no page is asked for, and the page otherwise", async () => {
    for (const [query, rows] of [
      ["?format=csv-id", 2],
      ["?format=csv-id&limit=1&page=2", 1],
    ] as const)
      expect((await text(ask("indicators", query))).trimEnd().split("\r\n")).toHaveLength(1 + rows);
  });

  test("that leaves rows out says so in its last line, and a whole file names no next page", async () => {
    const rows = { items: [{ code: "A" }], total: 9000, page: 1, pageSize: 5000, pages: 2, next: "x" };
    const long = listing({
      name: "panjang",
      query: listQuery({}),
      columns: { code: ({ code }) => code },
      load: async () => rows,
    });
    const answer = await long(new Request("http://localhost:3000/api/v1/panjang?format=csv-id"), {
      params: Promise.resolve({}),
    });
    expect(answer.headers.get("link")).not.toContain("next");
    expect((await answer.text()).trimEnd().split("\r\n").at(-1)).toMatch(/^"?Masih ada 8999 baris lain\./);
  });

  test("every exact decimal of every list is known as a figure, and none is left with its point", async () => {
    for (const name of Object.keys(handlers) as Name[]) {
      const { data } = await (await ask(name, "?limit=200")).json();
      for (const row of data as Record<string, unknown>[])
        for (const [field, cell] of Object.entries(row))
          if (typeof cell === "string" && /^-?\d+\.\d+$/.test(cell))
            expect(FIGURES.has(field) ? "figure" : field).toBe("figure");
    }
  });

  test("has a heading in both languages for every column", async () => {
    for (const name of Object.keys(handlers) as Name[]) {
      const fields = (await text(ask(name, "?format=csv&limit=1"))).split("\r\n")[0]?.split(",") ?? [];
      for (const field of fields) expect(Object.keys(id.Columns)).toContain(field);
    }
  });
});

describe("Paging", () => {
  test("pages follow one another without gap or repetition, and say where the next is", async () => {
    const first = await ask("indicators", "?limit=1&page=1");
    const second = await ask("indicators", "?limit=1&page=2");
    const rows = [await first.json(), await second.json()];
    expect(rows.map(({ data }) => data[0].code)).toEqual(["UJI-01", "UJI-03"]);
    expect(rows[0]).toMatchObject({ page: 1, pageSize: 1, pages: 2, total: 2 });
    expect(first.headers.get("link")).toContain('<http://localhost:3000/api/v1/indicators?limit=1&page=2>; rel="next"');
    expect(second.headers.get("link")).toContain('page=1>; rel="prev"');
    expect(second.headers.get("link")).not.toContain('rel="next"');
  });

  test("a page past the end is empty", async () => {
    expect(await (await ask("programmes", "?page=9")).json()).toMatchObject({
      data: [],
      total: 1,
      links: { prev: expect.any(String) },
    });
  });

  test("filters narrow the list", async () => {
    const total = async (name: Name, query: string) => (await (await ask(name, query)).json()).total;
    expect(await total("indicators", "?q=TERBUKA")).toBe(1);
    expect(await total("indicators", "?pillar=GOVERNANCE&agency=DINAS&status=NEAR")).toBe(1);
    expect(await total("indicators", "?pillar=GOVERNANCE&status=MET")).toBe(0);
    expect(await total("rounds", "?year=2022")).toBe(1);
    expect(await total("recommendations", "?round=2022&status=DONE")).toBe(0);
    expect((await (await askValues("UJI-01", "?year=2021")).json()).total).toBe(1);
  });
});

describe("A recommendation tells what was done about it", () => {
  const recommendation = async () => (await (await ask("recommendations", "?round=2022")).json()).data[0];

  test("all its published reports, newest first, and none that is not published", async () => {
    const { id } = await db().recommendation.findFirstOrThrow({ where: { round: { slug: "2022" }, order: 1 } });
    const newer = { recommendationId: id, status: "IN_PROGRESS" as const, text: "", source: "laporan kedua" };
    const publishedAt = new Date("2024-07-15T00:00:00Z");
    const { id: reportId } = await db().recommendationReport.create({
      data: { ...newer, createdAt: publishedAt, publishedAt },
    });
    expect((await recommendation()).reports).toEqual([
      {
        status: "IN_PROGRESS",
        text: null,
        source: "laporan kedua",
        publishedAt: "2024-07-15T00:00:00.000Z",
        origin: "CITY",
      },
      {
        status: "IN_PROGRESS",
        text: "Sedang disusun",
        source: "laporan",
        publishedAt: "2024-07-01T00:00:00.000Z",
        origin: "CITY",
      },
    ]);
    await ownerDb().recommendationReport.delete({ where: { id: reportId } });
  });

  test("the evidence that the public page shows: a link at its own address, a file at its permanent one here", async () => {
    const { id: recommendationId } = await db().recommendation.findFirstOrThrow({
      where: { round: { slug: "2022" }, order: 1 },
    });
    const people = await db().evidence.findFirstOrThrow({ where: { recommendationId, checkedById: { not: null } } });
    const { addedById, checkedById, checkedAt } = people;
    const file = await db().evidenceFile.create({
      data: { sha256: "a".repeat(64), size: 1234, mediaType: "application/pdf", storageKey: "aa/uji" },
    });
    const { id } = await db().evidence.create({
      data: {
        title: "Perwali",
        fileId: file.id,
        fileName: "perwali.pdf",
        informationClass: "PERIODIC",
        recommendationId,
        addedById,
        checkedById,
        checkedAt,
      },
    });
    const { evidence } = await recommendation();
    expect(evidence).toHaveLength(3);
    expect(evidence).toEqual(
      expect.arrayContaining([
        { title: "Bukti rekomendasi", url: "https://contoh.go.id/Bukti-rekomendasi" },
        { title: "Bukti tindakan", url: "https://contoh.go.id/Bukti-tindakan" },
        { title: "Perwali", url: `http://localhost:3000/api/v1/evidence/${id}` },
      ]),
    );
    const csv = await (await ask("recommendations", "?round=2022&format=csv")).text();
    expect(JSON.parse(Papa.parse<Record<string, string>>(csv, { header: true }).data[0]?.evidence ?? "")).toEqual(
      evidence,
    );
  });
});

describe("ETag", () => {
  test("an unchanged answer is not sent twice; a changed one is", async () => {
    const first = await ask("programmes");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    const second = await ask("programmes", "", { "if-none-match": `W/${etag}, "other"` });
    expect([second.status, await second.text(), second.headers.get("etag")]).toEqual([304, "", etag]);
    await db().programme.update({ where: { id: city.programme.id }, data: { descriptionEn: "changed" } });
    const third = await ask("programmes", "", { "if-none-match": etag });
    expect(third.status).toBe(200);
    expect(third.headers.get("cache-control")).toBe("public, no-cache");
  });
});

describe("CSV", () => {
  const parse = async (answer: Response) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true });
  };

  test("says the same as JSON, as a file with a name", async () => {
    const answer = await ask("indicators", "", { accept: "text/csv" });
    expect(answer.headers.get("content-type")).toMatch(/^text\/csv; charset=utf-8/);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="enam-pilar-indicators.csv"');
    const { data, meta } = await parse(answer);
    const json = (await (await ask("indicators")).json()).data;
    expect(meta.fields).toEqual(Object.keys(json[0]));
    expect(data.map((row) => row.value)).toEqual(["45", ""]);
  });

  test("no cell runs as a formula, and a negative number stays one", async () => {
    expect((await parse(await ask("programmes", "?format=csv"))).data[0]?.nameId).toBe(`'=HYPERLINK("x")`);
    expect((await parse(await askValues("UJI-01", "?format=csv"))).data[0]?.value).toBe("-0.5");
  });

  test("an empty list has its columns", async () => {
    expect((await parse(await ask("programmes", "?format=csv&q=tidak+ada+yang+begini"))).meta.fields).toContain(
      "physicalProgress",
    );
  });
});

describe("Problems", () => {
  test("names each parameter that is wrong", async () => {
    const answer = await ask("indicators", "?page=0&limit=201&colour=red&status=GOOD&q=a&q=b");
    expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const body = await answer.json();
    expect(body).toMatchObject({ status: 400, title: expect.any(String) });
    expect(body.errors.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual(
      ["colour", "limit", "page", "q", "status"].sort(),
    );
  });

  test.each(["%00", "%0A", "x".repeat(101), ""])("refuses to search for %j", async (q) => {
    expect((await ask("indicators", `?q=${q}`)).status).toBe(400);
  });

  test.each([
    ["programmes", "pillar", "NOPE", "must be one of"],
    ["programmes", "agency", "NOPE", "must be one of"],
    ["indicators", "pillar", "smart-environment", "must be one of"],
    ["indicators", "agency", "%25", "must be one of"],
    ["indicators", "programme", "tidak-ada", "must be one of"],
    ["recommendations", "round", "1999", "must be one of"],
    ["recommendations", "pillar", "NOPE", "must be one of"],
    ["recommendations", "agency", "NOPE", "must be one of"],
    ["recommendations", "status", "NOPE", "NOT_STARTED"],
    ["testimonies", "programme", "tidak-ada", "must be one of"],
    ["questions", "programme", "tidak-ada", "must be one of"],
    ["questions", "recommendation", "1999/1", "2022/1"],
    ["questions", "recommendation", "x'; --", "2022/1"],
  ] as const)(
    "%s: a filter by %s that names nothing (%s) is a fault that says what there is",
    async (name, parameter, code, allowed) => {
      const answer = await ask(name, `?${parameter}=${code}`);
      expect(answer.status).toBe(400);
      const { errors } = await answer.json();
      expect(errors).toEqual([{ parameter, message: expect.stringContaining(allowed) }]);
      expect(JSON.stringify(errors).toLowerCase()).not.toContain(SECRET);
    },
  );

  test("every code that the API itself tells is one that it takes", async () => {
    const codes = (await (await ask("pillars")).json()).data.map((row: { code: string }) => row.code);
    for (const code of codes) expect((await ask("indicators", `?pillar=${code}`)).status).toBe(200);
  });

  test.each(["%25", "_", "%5C", "a%25b"])("%s stands for itself in a search", async (sign) => {
    const { data } = await (await ask("indicators", `?q=${sign}`)).json();
    const letters = decodeURIComponent(sign);
    for (const row of data) expect(JSON.stringify([row.code, row.nameId, row.nameEn])).toContain(letters);
    expect((await (await ask("programmes", `?q=${sign}`)).json()).total).toBe(0);
  });

  test("words are found in any order, and all of them have to be there", async () => {
    const [first] = (await (await ask("indicators")).json()).data;
    const words = `${first.code} ${first.nameId}`.split(/\s+/);
    const found = async (q: string) =>
      (await (await ask("indicators", `?q=${encodeURIComponent(q)}`)).json()).data.map(
        (row: { code: string }) => row.code,
      );
    expect(await found(words.toReversed().join("  ").toUpperCase())).toContain(first.code);
    expect(await found(`${words.join(" ")} tidakada`)).toEqual([]);
  });

  test("an unknown code or address is not found", async () => {
    expect((await askValues("NOPE-1")).status).toBe(404);
    expect((await askValues("a'; --")).status).toBe(404);
    expect(await unknown(new Request("http://localhost:3000/api/v1/x")).json()).toMatchObject({ status: 404 });
  });
});

test("a fault is told in the language that is asked for, each parameter once; in English to who names neither", async () => {
  const told = async (language: string) => {
    const answer = await ask("indicators", "?limit=0&since=kapan&pillar=NOPE&x=1", { "accept-language": language });
    return [answer.headers.get("content-language"), await answer.json()];
  };
  const [id, problem] = await told("fr;q=0.9, id-ID, en;q=0.8");
  expect(id).toBe("id");
  expect(problem).toMatchObject({ title: "Parameter tidak sah", detail: "Lihat errors untuk yang perlu diperbaiki." });
  const faults = problem.errors.map(({ parameter }: { parameter: string }) => parameter);
  expect(faults.sort()).toEqual(["limit", "pillar", "since", "x"].filter((name) => faults.includes(name)));
  for (const { message } of problem.errors) expect(message).toMatch(/^(harus|bukan|belum)/);
  expect(await told("fr")).toMatchObject(["en", { title: "Parameters are not valid" }]);
  expect((await told("id;q=0.1,en"))[0]).toBe("en");
});

test("who would write is told that reading is all there is", async () => {
  const answer = write(new Request("http://localhost:3000/api/v1/programmes", { method: "POST" }));
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(await answer.json()).toMatchObject({ status: 405 });
});

test("a fault of our own is told in the API's own form, without its cause, and logged", async () => {
  const log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const broken = listing({
    name: "broken",
    query: listQuery({}),
    columns: {},
    load: async () => {
      throw new Error("a table is missing");
    },
  });
  const answer = await broken(new Request("http://localhost:3000/api/v1/broken"), { params: Promise.resolve({}) });
  expect(answer.status).toBe(500);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(await answer.text()).not.toContain("table");
  expect(log.mock.calls.flat().join()).toContain("a table is missing");
});

test("any site may read", () => {
  const answer = OPTIONS();
  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("access-control-allow-methods")).toBe("GET, HEAD, OPTIONS");
});

test("the root lists every address with its parameters", async () => {
  const root = await index(new Request("http://localhost:3000/api/v1"), { params: Promise.resolve({}) });
  const { endpoints } = await root.json();
  const urls = endpoints.map(({ url }: { url: string }) => url);
  expect(new Set(urls).size).toBe(urls.length);
  const operations = await listOperations("en");
  expect(urls).toEqual(operations.map(({ path }) => `http://localhost:3000${path}`));
  expect(endpoints.find(({ url }: { url: string }) => url.endsWith("/api/v1/indicators"))).toMatchObject({
    parameters: expect.arrayContaining(["q", "fields", "since"]),
  });
});
