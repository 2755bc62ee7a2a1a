import { createHash } from "node:crypto";
import { DataFactory, Parser, Store } from "n3";
import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as archive } from "@/app/api/v1/archive/route";
import { GET as catalogueJson } from "@/app/api/v1/catalog/json/route";
import { GET as catalogueTurtle } from "@/app/api/v1/catalog/turtle/route";
import { GET as csvw } from "@/app/api/v1/csvw/[name]/route";
import { GET as atom } from "@/app/api/v1/feed/atom/route";
import { GET as jsonFeed } from "@/app/api/v1/feed/json/route";
import { GET as oneIndicator } from "@/app/api/v1/indicators/[code]/route";
import { GET as indicators } from "@/app/api/v1/indicators/route";
import { GET as openApi } from "@/app/api/v1/openapi/route";
import { GET as oneQuestion } from "@/app/api/v1/questions/[number]/route";
import { GET as oneRecommendation } from "@/app/api/v1/recommendations/[round]/[order]/route";
import { GET as oneRound } from "@/app/api/v1/rounds/[slug]/route";
import { GET as rounds } from "@/app/api/v1/rounds/route";
import { GET as allValues } from "@/app/api/v1/values/route";
import { db } from "@/lib/platform/db/client";
import { listing } from "@/lib/site/api/listing";
import { countRequest } from "@/lib/site/api/request-rate";
import { columnType, jsonSchemaOf } from "@/lib/site/data/column-types";
import { EVERY_DATASET, isWhole } from "@/lib/site/data/every-dataset";
import { listOperations } from "@/lib/site/data/openapi";
import id from "@/messages/id.json";
import { makeCity, SECRET, SECRET_FIGURES } from "@/tests/support/published-city";
import {
  atomFaults,
  catalogueFaults,
  csvwFaults,
  htmlFaults,
  openApiFaults,
  schemaFaults,
} from "@/tests/support/standards";
import { unpacked } from "@/tests/support/unpacked";

type Handler = typeof archive;
const ask = (handler: Handler, at: string, path: Record<string, string> = {}, headers: HeadersInit = {}) =>
  handler(new Request(`http://localhost:3000/api/v1/${at}`, { headers }), { params: Promise.resolve(path) });
const json = async (handler: Handler, at: string, path?: Record<string, string>) =>
  (await ask(handler, at, path)).json();

/** The files of a ZIP by their names. */
function holdsNoSecret(told: string) {
  expect(told.toLowerCase()).not.toContain(SECRET);
  for (const figure of SECRET_FIGURES) expect(told).not.toContain(figure);
}

beforeAll(async () => {
  await makeCity();
});

describe("Nothing that is not published leaves", () => {
  const documents: Record<string, [Handler, string, Record<string, string>?]> = {
    "the catalogue in JSON-LD": [catalogueJson, "catalog/json"],
    "the catalogue in Turtle": [catalogueTurtle, "catalog/turtle"],
    "the feed in Atom": [atom, "feed/atom"],
    "the feed in JSON": [jsonFeed, "feed/json"],
    "all values": [allValues, "values?limit=1000"],
    "all values as CSV": [allValues, "values?format=csv"],
    "all values as CSV for people": [allValues, "values?format=csv-id"],
    OpenAPI: [openApi, "openapi"],
    "one indicator": [oneIndicator, "indicators/UJI-01", { code: "UJI-01" }],
  };
  test.each(Object.keys(documents))("%s", async (name) => {
    const [handler, at, path] = documents[name] ?? [archive, "archive"];
    const answer = await ask(handler, at, path);
    expect(answer.status).toBe(200);
    holdsNoSecret(await answer.text());
  });

  test.each(EVERY_DATASET.filter(isWhole).map(({ name }) => name))("the list %s, narrowed too", async (name) => {
    const dataset = EVERY_DATASET.find((one) => one.name === name);
    if (!dataset) return;
    for (const query of ["", "?format=csv", "?since=2000-01-01", "?from=2000&to=2050"]) {
      const answer = await ask(listing(dataset), name + query);
      expect(answer.status).toBe(200);
      holdsNoSecret(await answer.text());
    }
  });

  test("the archive, file by file", async () => {
    const files = await unpacked(Buffer.from(await (await ask(archive, "archive")).arrayBuffer()));
    for (const content of files.values()) holdsNoSecret(content.toString());
  });

  test.each([
    [oneIndicator, { code: "UJI-02" }],
    [oneIndicator, { code: "\u0000" }],
    [oneRecommendation, { round: "2022", order: "2" }],
    [oneRound, { slug: "2023" }],
    [oneQuestion, { number: "999" }],
  ])("one thing that is not published is not found: %#", async (handler, path) => {
    expect((await ask(handler, "x", path)).status).toBe(404);
  });
});

describe("One thing at an address of its own", () => {
  test("says what its row in the list says, with the terms of use", async () => {
    const { data: rows } = await json(indicators, "indicators");
    const one = await json(oneIndicator, "indicators/UJI-01", { code: "UJI-01" });
    expect(one.data).toEqual(rows.find((row: { code: string }) => row.code === "UJI-01"));
    expect(one).toMatchObject({
      license: expect.stringContaining("/tentang#data"),
      contact: { name: expect.any(String) },
    });
    expect((await json(oneRound, "rounds/2022", { slug: "2022" })).data.round).toBe("2022");
    const recommendation = await json(oneRecommendation, "x", { round: "2022", order: "1" });
    expect(recommendation.data.text).toBe("Terbitkan Perwali");
  });

  test("is read by its key alone: by one spelling, and by none that no thing has", async () => {
    for (const [handler, path] of [
      [oneRecommendation, { round: "2022", order: "01" }],
      [oneIndicator, { code: "UJI-01\u0000" }],
      [oneIndicator, { code: "uji-01" }],
      [oneQuestion, { number: "0001" }],
    ] as const)
      expect((await ask(handler, "x", path)).status).toBe(404);
  });

  test("is gone with what was taken back", async () => {
    const status = async () => (await ask(oneIndicator, "indicators/UJI-03", { code: "UJI-03" })).status;
    expect(await status()).toBe(200);
    await db().indicator.update({ where: { code: "UJI-03" }, data: { publishedAt: null } });
    expect(await status()).toBe(404);
    await db().indicator.update({ where: { code: "UJI-03" }, data: { publishedAt: new Date() } });
  });
});

describe("A list can be narrowed", () => {
  test("to columns, in the order of the list", async () => {
    const { data } = await json(indicators, "indicators?fields=nameId,code&limit=1");
    expect(Object.keys(data[0])).toEqual(["code", "nameId"]);
    const csv = await (await ask(indicators, "indicators?fields=code&format=csv")).text();
    expect(csv.split("\r\n")[0]).toBe("code");
    for (const unknown of ["gaji", "constructor"]) {
      const wrong = await ask(indicators, `indicators?fields=code,${unknown}`);
      expect([wrong.status, (await wrong.json()).errors[0].parameter], unknown).toEqual([400, "fields"]);
    }
  });

  test("to periods and to what is new", async () => {
    const periods = async (query: string) =>
      (await json(rounds, `rounds?${query}`)).data.map(({ period }: { period: string }) => period);
    expect(await periods("from=2022")).toEqual(["2022"]);
    expect(await periods("to=2021-12")).toEqual(["2021"]);
    expect(await periods("since=2024-07-01T00:00:00Z")).toEqual(["2022", "2021"]);
    expect(await periods("since=2090-01-01")).toEqual([]);
    for (const wrong of ["from=kemarin", "since=besok", "since=2026-13-45", "since=2026-02-31", "to=2022-13"])
      expect((await ask(rounds, `rounds?${wrong}`)).status).toBe(400);
  });

  test("all values are gone through by a cursor, each once, and are those of the stream", async () => {
    const codes: string[] = [];
    for (let at: string | null = "values?limit=1"; at; ) {
      const { data, next } = await json(allValues, at);
      codes.push(...data.map((row: { code: string; period: string }) => `${row.code} ${row.period}`));
      at = next && `values?limit=1&cursor=${next}`;
    }
    const stream = Papa.parse<{ code: string; period: string }>(
      (await (await ask(allValues, "values?format=csv")).text()).replace("\uFEFF", "").trimEnd(),
      { header: true },
    ).data.map(({ code, period }) => `${code} ${period}`);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(stream);
    expect(codes).toContain("UJI-01 2022");
    // People have the same rows: as CSV of their spreadsheet with its semicolons, and as a workbook.
    const forPeople = (await (await ask(allValues, "values?format=csv-id")).text()).replace("\uFEFF", "").trimEnd();
    const rows = Papa.parse<string[]>(forPeople, { delimiter: ";" }).data;
    expect(rows.slice(1).map(([code]) => code)).toEqual(codes.map((one) => one.split(" ")[0]));
    expect(rows[0]).toContain("Nilai");
    const workbook = await readSheet(Buffer.from(await (await ask(allValues, "values?format=xlsx")).arrayBuffer()));
    expect(workbook).toHaveLength(codes.length + 1);
    expect((await json(allValues, "values?indicator=UJI-01&from=2022")).data).toHaveLength(1);
    for (const wrong of ["cursor=1", "indicator=TIDAK-ADA", "fields=x"])
      expect((await ask(allValues, `values?${wrong}`)).status).toBe(400);
  });
});

describe("Every answer says", () => {
  test("its licence, and how many more may be asked for", async () => {
    const { headers } = await ask(indicators, "indicators");
    expect(headers.get("link")).toMatch(/<[^>]+\/tentang#data>; rel="license"/);
    expect(headers.get("ratelimit-policy")).toMatch(/^"open-data";q=\d+;w=\d+$/);
    expect(headers.get("ratelimit")).toMatch(/^"open-data";r=\d+;t=\d+$/);
  });

  test("that it was too much, to that network alone, until the minute is over", () => {
    const from = (address: string) => new Headers({ "x-forwarded-for": address });
    const at = Math.floor(Date.now() / 60_000) * 60_000;
    let last = countRequest(from("198.51.100.7"), at);
    for (let count = 1; count < 601; count += 1) last = countRequest(from("198.51.100.7"), at);
    expect(last.isOver).toBe(true);
    expect(last.headers["retry-after"]).toBe("60");
    expect(countRequest(from("198.51.100.8"), at).isOver).toBe(false);
    expect(countRequest(from("198.51.100.7"), at + 60_001).isOver).toBe(false);
  });
});

describe("What the lists say of themselves is true", () => {
  test("every list and every column is named in both languages", () => {
    for (const { name, columns } of EVERY_DATASET) {
      expect(Object.keys(id.Datasets), name).toContain(name);
      for (const column of Object.keys(columns)) expect(Object.keys(id.Columns), `${name}.${column}`).toContain(column);
    }
  });

  test.each(EVERY_DATASET.filter(isWhole).map(({ name }) => name))(
    "the cells of %s are of their types",
    async (name) => {
      const dataset = EVERY_DATASET.find((one) => one.name === name);
      const page = await dataset?.load({ page: 1, pageSize: 500 }, {});
      for (const item of page?.items ?? [])
        for (const [column, cell] of Object.entries(dataset?.columns ?? {})) {
          const value = cell(item);
          if (value === null) continue;
          const schema = jsonSchemaOf(columnType(column)) as { type: string[]; pattern?: string; format?: string };
          const kind = Array.isArray(value) ? "array" : typeof value === "number" ? "integer" : typeof value;
          expect(schema.type, `${name}.${column}: ${JSON.stringify(value)}`).toContain(kind);
          if (schema.pattern) expect(`${value}`, `${name}.${column}`).toMatch(new RegExp(schema.pattern));
          if (schema.format === "date") expect(`${value}`, `${name}.${column}`).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          if (schema.format === "date-time") expect(`${value}`, `${name}.${column}`).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
        }
    },
  );

  test("OpenAPI is valid, and has every parameter of every list", async () => {
    const document = await json(openApi, "openapi");
    expect(await openApiFaults(document)).toEqual([]);
    expect(document.openapi).toBe("3.1.0");
    for (const { at, query } of EVERY_DATASET) {
      const told = document.paths[at.replace(/\[(\w+)\]/g, "{$1}")].get.parameters.map(
        ({ name }: { name: string }) => name,
      );
      expect(told).toEqual(expect.arrayContaining(Object.keys(query.shape)));
    }
    const names = (await listOperations("id")).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const operation of await listOperations("id"))
      for (const parameter of operation.parameters)
        expect(Object.keys(id.DataReference.parameters)).toContain(parameter.name);
  });

  test("the catalogue is what DCAT-AP 3 asks for, in both writings the same", async () => {
    const turtle = await (await ask(catalogueTurtle, "catalog/turtle")).text();
    expect(await catalogueFaults(turtle)).toEqual([]);
    const data = new Store(new Parser().parse(turtle));
    const dcat = (name: string) => DataFactory.namedNode(`http://www.w3.org/ns/dcat#${name}`);
    const type = DataFactory.namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    const count = data.countQuads(null, type, dcat("Dataset"), null);
    expect(count).toBe(EVERY_DATASET.filter(isWhole).length);
    const graph = (await json(catalogueJson, "catalog/json"))["@graph"];
    expect(graph.filter((node: { "@type": string }) => node["@type"] === "dcat:Dataset")).toHaveLength(count);
    const said = graph.flatMap((node: object) =>
      Object.entries(node).flatMap(([name, values]) => (name.startsWith("@") ? [] : values)),
    );
    expect(said.length + graph.length).toBe(data.size);
  });

  test("shapes that miss something are told: the check checks", async () => {
    expect(await catalogueFaults("<urn:a> a <http://www.w3.org/ns/dcat#Dataset> .")).not.toEqual([]);
    expect(await openApiFaults({ openapi: "3.1.0", paths: { "/x": { get: 1 } } })).not.toEqual([]);
  });

  test.each(EVERY_DATASET.filter(isWhole))(
    "CSVW of $name is as the W3C has it, and true of its CSV",
    async (dataset) => {
      const table = await json(csvw, `csvw/${dataset.name}`, { name: dataset.name });
      const csv = await (await ask(listing(dataset), `${dataset.name}?format=csv`)).text();
      expect(await csvwFaults(table, csv)).toEqual([]);
    },
  );

  test("the feeds are valid, and both say the same", async () => {
    const feed = await json(jsonFeed, "feed/json");
    expect(await schemaFaults("json-feed.schema.json", feed)).toEqual([]);
    const ids = feed.items.map((item: { id: string }) => item.id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    const xml = await (await ask(atom, "feed/atom")).text();
    expect(await atomFaults(xml)).toEqual([]);
    expect(xml.match(/<entry>/g)).toHaveLength(ids.length);
    expect(xml).toContain('rel="self"');
    const ofIndicator = feed.items.find(({ url }: { url: string }) => url.endsWith("/indikator/UJI-01"));
    expect(ofIndicator.content_text).toContain("terbit: nilai indikator, 2021");
    expect(xml).toContain("diperbaiki: nilai indikator, 2022");
  });

  test("a feed, a table or a page that misses something is told: the checks check", async () => {
    const wrong = { "@context": "http://www.w3.org/ns/csvw", dialect: { delimiter: "," }, gaji: 1 };
    const column = { name: "value", titles: ["value"], datatype: "decimal", null: "" };
    expect(
      await csvwFaults({ ...wrong, tableSchema: { columns: [column, column] } }, "value,x\r\n1,5\r\nsatu,\r\n"),
    ).toEqual([
      expect.stringContaining("url"),
      expect.stringContaining("additional"),
      "two columns have one name",
      "x: the header has another column",
      "value: satu",
    ]);
    expect(await schemaFaults("json-feed.schema.json", { items: [{}] })).not.toEqual([]);
    expect(await atomFaults('<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>')).not.toEqual([]);
    expect(await atomFaults("<feed>")).not.toEqual([]);
    expect(
      await htmlFaults("<!doctype html><html lang='id'><head><title>x</title></head><p><div></div></p></html>"),
    ).not.toEqual([]);
  });

  test("whoever only asks after the archive, or goes away in the middle, leaves its place to others", async () => {
    const request = (method: string) =>
      archive(new Request("http://localhost:3000/api/v1/archive", { method }), { params: Promise.resolve({}) });
    for (let times = 0; times < 3; times += 1) expect((await request("HEAD")).body).toBeNull();
    for (let times = 0; times < 3; times += 1) {
      const reader = (await request("GET")).body?.getReader();
      expect((await reader?.read())?.done).toBe(false);
      await reader?.cancel();
    }
    const whole = await request("GET");
    expect(whole.status).toBe(200);
    await whole.arrayBuffer();
  });

  test("the archive has every list, and the hash of every file", async () => {
    const files = await unpacked(Buffer.from(await (await ask(archive, "archive")).arrayBuffer()));
    const sums = `${files.get("SHA256SUMS")}`.trimEnd().split("\n");
    expect(sums).toHaveLength(files.size - 1);
    for (const line of sums) {
      const [hash = "", name = ""] = line.split("  ");
      expect(
        createHash("sha256")
          .update(files.get(name) ?? "")
          .digest("hex"),
        name,
      ).toBe(hash);
    }
    for (const { name } of EVERY_DATASET) expect([...files.keys()]).toContain(`${name}.csv`);
    expect(`${files.get("README.txt")}`).toContain("sha256sum -c SHA256SUMS");
    expect(`${files.get("dictionary.csv")}`).toContain("indicators.csv,code,text,Kode,Code");
  });
});
