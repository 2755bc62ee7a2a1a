import Papa from "papaparse";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as evidence } from "@/app/api/v1/evidence/[id]/route";
import { GET as changes } from "@/app/api/v1/recommendations/changes/route";
import { GET as trace } from "@/app/api/v1/rounds/[slug]/trace/route";
import { GET as index } from "@/app/api/v1/route";
import { pageOf } from "@/lib/platform/datasets/cut";
import { listQuery } from "@/lib/platform/datasets/query";
import { db } from "@/lib/platform/db/client";
import { listing } from "@/lib/site/api/listing";
import { makeCity } from "@/tests/support/published-city";
import { ownerDb } from "../../support/database";
import { askList, faultOfCell, LISTS, PEOPLES, peoplesRows, properNames } from "../../support/people-files";

const names = Object.keys(LISTS).filter((name) => name !== "rounds/{slug}/frozen" && name !== "sources");

beforeAll(async () => {
  const { agency, indicator, programme } = await makeCity();
  // Everything that a spreadsheet is known to take for something else stands in a row of the public.
  await db().indicatorFramework.create({ data: { indicatorId: indicator.id, framework: "SDG", code: "11.3" } });
  await db().programme.update({ where: { id: programme.id }, data: { status: "RUNNING", startedPeriod: "2016-05" } });
  const round = await db().evaluationRound.create({
    data: {
      slug: "2024-2",
      year: 2024,
      stage: 2,
      phase: "RESULT",
      heldOn: "2024-11",
      source: "007",
      letterNumber: "1-2",
      letterDate: new Date("2024-11-25T00:00:00Z"),
      publishedAt: new Date("2024-12-01Z"),
    },
  });
  await db().recommendation.create({
    data: {
      roundId: round.id,
      order: 1,
      text: "=1+1",
      leadAgencyId: agency.id,
      source: "@surat",
      publishedAt: new Date("2024-12-01Z"),
      reports: {
        create: {
          shipped: true,
          status: "NOT_STARTED",
          text: "",
          source: "koran",
          publishedAt: new Date("2025-01-05Z"),
        },
      },
    },
  });
  const { id: valueId } = await db().indicatorValue.findFirstOrThrow({
    where: { indicatorId: indicator.id, period: "2022", revision: 2 },
  });
  await ownerDb().indicatorValue.update({ where: { id: valueId }, data: { supersededAt: new Date() } });
  await ownerDb().valueWithdrawal.create({
    data: { valueId, movedTo: "2022-02", reasonId: "Salah periode", reasonEn: "Wrong period" },
  });
});

const rowsOf = async (name: string, format: (typeof PEOPLES)[number], more = "") =>
  peoplesRows(await askList(name, `format=${format}${more}`, { code: "UJI-01" }), format);

describe("A file for people", () => {
  test.each(names.flatMap((name) => PEOPLES.map((format) => [name, format] as const)))(
    "%s as %s has no code, no instant and nothing that a spreadsheet reads otherwise",
    async (name, format) => {
      const rows = await rowsOf(name, format);
      expect(rows.length).toBeGreaterThan(0);
      const proper = await properNames();
      const faults = rows.flatMap((row) =>
        Object.entries(row).map(([heading, cell]) => [heading, faultOfCell(cell, format, proper)]),
      );
      expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
    },
  );

  test("has dates that the reader's spreadsheet reads as such: a word for the month in CSV, real ones in Excel", async () => {
    const told = async (format: (typeof PEOPLES)[number], heading: string) =>
      (await rowsOf("rounds", format)).find((row) =>
        Object.values(row).some((cell) => String(cell).includes("2024")),
      )?.[heading];
    expect(await told("csv-id", "Tanggal surat")).toBe("25 November 2024");
    expect(await told("csv-id", "Terbit pada")).toBe("1 Desember 2024");
    expect(await told("csv-en", "Published at")).toBe("1 December 2024");
    expect(await told("csv-id", "Putaran")).toBe("2024 tahap 2");
    expect(await told("csv-id", "Status")).toBe("menunggu hasil");
    expect(await told("csv-id", "Dilaksanakan pada")).toBe("Bulan November 2024");
    expect(await told("csv-id", "Nomor surat")).toBe("'1-2");
    expect(await told("xlsx&lang=en", "Letter number")).toBe("1-2");
    expect(await told("xlsx&lang=id", "Tanggal surat")).toEqual(new Date("2024-11-25T00:00:00Z"));
  });

  test("says names for codes, goals as goals, and rounds as the page does", async () => {
    const [indicator] = await rowsOf("indicators", "csv-id");
    expect(indicator).toMatchObject({ Pilar: "Smart Governance", "Target SDGs": "SDG 11.3", "Produsen data": "DU" });
    const [programme] = await rowsOf("programmes", "csv-en");
    expect(programme).toMatchObject({ Status: "running", Started: "Month of May 2016", Agency: "DU" });
    const [round] = (await rowsOf("rounds", "csv-id")).filter(({ Periode }) => Periode === "2022");
    expect(round).toMatchObject({ Bagian: "Output · bobot 0,4 · skor 3\nDampak · bobot 0,6 · skor 3,5" });
  });

  test("fills a follow-up's columns only where there is one", async () => {
    const rows = await rowsOf("recommendations", "csv-id");
    expect(rows.map((row) => row["Tindak lanjut"])).toEqual(["", "Sedang disusun"]);
    expect(rows[0]).toMatchObject({
      "Sumber tindak lanjut": "",
      "Tindak lanjut terbit pada": "",
      "Asal tindak lanjut": "",
      "Semua laporan": "",
      Status: "belum diverifikasi di sini",
      Isi: "'=1+1",
      Sumber: "'@surat",
    });
    const { data } = await (await askList("recommendations", "round=2024-2")).json();
    expect(data[0]).toMatchObject({
      followUp: null,
      followUpSource: null,
      followUpPublishedAt: null,
      followUpOrigin: null,
      status: null,
      reports: [{ status: null, text: null, source: "koran" }],
    });
  });
});

describe("A file for programs", () => {
  test("keeps names, codes and decimal points", async () => {
    const csv = async (name: string) => {
      const text = await (await askList(name, "format=csv", { code: "UJI-01" })).text();
      return Papa.parse<Record<string, string>>(text.replace("\uFEFF", ""), { header: true, skipEmptyLines: true })
        .data;
    };
    expect((await csv("rounds"))[0]).toMatchObject({ round: "2024-2", status: "RESULT", letterNumber: "1-2" });
    expect((await csv("indicators"))[0]).toMatchObject({ pillar: "GOVERNANCE", producer: "DINAS", sdg: "11.3" });
    expect((await csv("indicators/{code}/values"))[0]).toMatchObject({ value: "-0.5", origin: "CITY" });
    expect((await csv("pillars"))[0]).toMatchObject({ code: "GOVERNANCE", unit: "poin" });
  });

  test.each(names)("%s is whole where no page is asked for", async (name) => {
    const answer = await askList(name, "format=csv", { code: "UJI-01" });
    const { data } = Papa.parse(await answer.text(), { skipEmptyLines: true });
    const { total } = await (await askList(name, "limit=1", { code: "UJI-01" })).json();
    expect(data.length - 1).toBe(total);
    expect(answer.headers.get("link")).not.toContain("next");
  });

  test("that does not hold the whole list says where it goes on, without gap or repetition", async () => {
    const many = listing({
      name: "banyak",
      query: listQuery({}),
      columns: { number: (number: number) => number },
      load: async (asked) =>
        pageOf(
          Array.from({ length: 5201 }, (_none, at) => at),
          asked,
        ),
    });
    const seen: number[] = [];
    let address: string | undefined = "http://localhost:3000/api/v1/banyak?format=csv";
    for (let step = 0; address && step < 10; step += 1) {
      const answer: Response = await many(new Request(address), { params: Promise.resolve({}) });
      const lines = (await answer.text()).trim().split("\r\n").slice(1);
      seen.push(...lines.map(Number));
      address = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
    }
    expect(seen).toEqual(Array.from({ length: 5201 }, (_none, at) => at));
  });
});

describe("What was taken back", () => {
  test("is told with its reason and day, in every format, and not among the values", async () => {
    const { data, total } = await (await askList("withdrawals", "indicator=UJI-01&year=2022")).json();
    expect(total).toBe(1);
    expect(data[0]).toMatchObject({
      code: "UJI-01",
      period: "2022",
      value: "45",
      unit: "%",
      movedTo: "2022-02",
      reasonId: "Salah periode",
      reasonEn: "Wrong period",
      withdrawnAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const values = (await (await askList("indicators/{code}/values", "", { code: "UJI-01" })).json()).data;
    expect(values.map(({ period }: { period: string }) => period)).not.toContain("2022");
    const [row] = await rowsOf("withdrawals", "csv-id");
    expect(row).toMatchObject({ "Alasan (Indonesia)": "Salah periode", "Dipindah ke periode": "Bulan Februari 2022" });
  });

  test("of an indicator without any is an empty list, and of one that is not published a fault", async () => {
    expect((await (await askList("withdrawals", "indicator=UJI-03")).json()).data).toEqual([]);
    const { errors } = await (await askList("withdrawals", "indicator=UJI-02")).json();
    expect(errors).toEqual([{ parameter: "indicator", message: "must be one of UJI-01, UJI-03" }]);
  });
});

describe("Every address", () => {
  const get = (handler: object) => handler as (request: Request, context: object) => Response | Promise<Response>;
  const addresses = {
    ...Object.fromEntries(Object.entries(LISTS).map(([name, handler]) => [name, get(handler)])),
    "recommendations/changes": get(changes),
    "rounds/{slug}/trace": get(trace),
    "": get(index),
    "evidence/{id}": get(evidence),
  };

  test.each(
    Object.keys(addresses).flatMap((name) =>
      ["format=teka-teki", "warna=merah", "format=json&format=json"].map((query) => [name, query] as const),
    ),
  )("%s?%s is a problem that names the parameter", async (name, query) => {
    const params = Promise.resolve({ code: "UJI-01", slug: "2022", id: "x" });
    const handler = addresses[name as keyof typeof addresses] as (
      request: Request,
      context: object,
    ) => Promise<Response>;
    const answer = await handler(new Request(`http://localhost:3000/api/v1/${name}?${query}`), { params });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      400,
      "application/problem+json; charset=utf-8",
    ]);
    const { errors } = await answer.json();
    expect(errors).toEqual([{ parameter: query.split("=")[0], message: expect.any(String) }]);
  });

  test("says how its lists are paged", async () => {
    const { paging } = await (
      await index(new Request("http://localhost:3000/api/v1"), { params: Promise.resolve({}) })
    ).json();
    expect(paging).toEqual({
      pageSize: 50,
      maxPageSize: 200,
      wholeFileRows: { csv: 5000, "csv-id": 5000, "csv-en": 5000, xlsx: 2000 },
    });
  });
});
