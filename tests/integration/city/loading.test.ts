import { beforeAll, describe, expect, test } from "vitest";
import { verifyValue } from "@/lib/city/indicators/mutations";
import { readFiles } from "@/lib/city/loading/files";
import { type Cell, type Sheet, understand } from "@/lib/city/loading/headings";
import { applyLoad, createLoad, dropLoad, saveAnswers, saveMappings, takeBackLoad } from "@/lib/city/loading/mutations";
import { getLoad, listLoads } from "@/lib/city/loading/queries";
import { TABLES } from "@/lib/city/loading/tables";
import { db } from "@/lib/platform/db/client";
import { writeWorkbook } from "@/lib/platform/format/workbook";
import id from "@/messages/id.json";
import { makeWorld, type World } from "../../support/fixtures";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const sheet = (name: string, ...rows: Cell[][]): Sheet => ({ name, rows, merges: [] });
/** A city's workbook, small: everything hangs on what a sheet before it makes. */
const CITY = [
  sheet("Perangkat daerah", ["Kode", "Nama", "Singkatan"], ["DISHUB", "Dinas Perhubungan", "Dishub"]),
  sheet("Petugas", ["Surel", "Nama", "OPD"], ["budi@kota.test", "Budi", "Dishub"]),
  sheet(
    "Program",
    ["Nama program", "Pilar", "OPD", "Sumber", 2025, 2026],
    ["Bus Kota", "Smart Environment", "DISHUB", "RPJMD", "berjalan", "belum"],
  ),
  sheet(
    "Indikator",
    [
      "Kode",
      "Indikator",
      "Pilar",
      "OPD",
      "Satuan",
      "Desimal",
      "Arah",
      "Frekuensi",
      "Agregasi",
      "Target 2025",
      2024,
      2025,
    ],
    [
      "TRN-01",
      "Penumpang bus",
      "Environment",
      "DISHUB",
      "%",
      1,
      "naik",
      "tahunan",
      "nilai akhir",
      "80–90",
      "71,5",
      82.5,
    ],
  ),
  sheet(
    "Dana",
    ["Program", "Sumber dana", "Pagu 2025", "Realisasi anggaran 2025", "Sumber"],
    ["Bus Kota", "APBD", 250000000, "Rp100.000.000,-", "DPA 2025"],
  ),
];

const ADMINS = () => world.admin;
const begin = async (sheets: Sheet[]) => resultOf(await createLoad(ADMINS(), ["kota.xlsx"], sheets));
async function preview(id: string) {
  const { preview: shown, version } = await getLoad(ADMINS(), id, { table: "values" });
  if (!shown) throw new Error("it is not open");
  return { ...shown, version };
}
async function load(sheets: Sheet[], sources = "LKjIP 2025") {
  const made = await begin(sheets);
  const { sheets: read } = await preview(made.id);
  const mappings = read.map(({ mapping }) => ({
    ...mapping,
    said: { ...mapping.said, source: sources, plan: "RPJMD" },
  }));
  const mapped = resultOf(await saveMappings(ADMINS(), made, mappings));
  return { ref: mapped, ...(await preview(made.id)) };
}
const apply = (ref: { id: string; version: number }, digest: string, publish = false) =>
  applyLoad(ADMINS(), ref, { digest, tables: [...TABLES], publish });

describe("a city's own files", () => {
  test("are loaded whole in one step: each thing with what it hangs on, and nothing before the preview is accepted", async () => {
    const before = await db().auditEvent.count();
    const { ref, digest, tables, faults, questions } = await load(CITY);
    expect(faults.shown).toEqual([]);
    expect(questions.total).toBe(0);
    expect(Object.fromEntries(tables.map(({ table, made }) => [table, made]))).toEqual({
      ...{
        agencies: 1,
        officers: 1,
        programmes: 1,
        programmeYears: 2,
        indicators: 1,
        targets: 1,
        values: 2,
        funding: 1,
      },
    });
    expect(await db().agency.count({ where: { code: "DISHUB" } })).toBe(0);
    resultOf(await apply(ref, digest));
    const programme = await db().programme.findFirstOrThrow({
      where: { slug: "bus-kota" },
      include: { years: { orderBy: { year: "asc" } }, funding: true, agency: true },
    });
    expect(programme).toMatchObject({ name: "Bus Kota", publishedAt: null, agency: { code: "DISHUB" } });
    expect(programme.years.map(({ year, planned, running, status }) => [year, planned, running, status])).toEqual([
      [2025, true, true, "SUBMITTED"],
      [2026, true, false, "SUBMITTED"],
    ]);
    expect(programme.funding).toMatchObject([{ year: 2025, fund: "APBD", status: "SUBMITTED" }]);
    expect(programme.funding.map(({ planned, spent }) => [planned?.toFixed(), spent?.toFixed()])).toEqual([
      ["250000000", "100000000"],
    ]);
    const indicator = await db().indicator.findUniqueOrThrow({
      where: { code: "TRN-01" },
      include: { values: { orderBy: { period: "asc" } }, targets: true },
    });
    expect(indicator.values.map(({ period, value, source }) => [period, value?.toFixed(), source])).toEqual([
      ["2024", "71.5", "LKjIP 2025"],
      ["2025", "82.5", "LKjIP 2025"],
    ]);
    expect(indicator.targets).toMatchObject([{ kind: "RANGE", year: 2025 }]);
    expect(await db().user.findUniqueOrThrow({ where: { email: "budi@kota.test" } })).toMatchObject({
      role: "AGENCY",
      agencyId: programme.agencyId,
      passwordHash: null,
    });
    // Every row has its event, beside the load's own.
    expect((await db().auditEvent.count()) - before).toBe(10 + 3);
  });

  test("a second time change nothing", async () => {
    const { ref, digest, tables, faults } = await load(CITY);
    expect(faults.total).toBe(0);
    expect(tables.reduce((sum, { made, changed }) => sum + made + changed, 0)).toBe(0);
    expect(faultsOf(await apply(ref, digest))).toEqual({ tables: ["loadNothing"] });
  });

  test("that bring another figure begin a revision of a published one, and are refused while it waits for eyes", async () => {
    const other = [sheet("Nilai", ["Indikator", "2025"], ["TRN-01", "83,5"])];
    expect((await load(other)).faults.shown).toMatchObject([{ sheet: "Nilai", row: 1, fault: "loadHandedIn" }]);
    const value = await db().indicatorValue.findFirstOrThrow({
      where: { indicator: { code: "TRN-01" }, period: "2025" },
    });
    expect(codeOf(await verifyValue(ADMINS(), value))).toBe("OWN_WORK");
    const by = { verifiedById: world.staff.id, verifiedAt: new Date() };
    const publishedAt = new Date();
    await db().indicatorValue.update({
      where: { id: value.id },
      data: { ...by, status: "PUBLISHED", publishedById: world.staff.id, publishedAt },
    });
    const { ref, digest, rows } = await load(other);
    expect(rows).toMatchObject([{ kind: "changed", changes: [{ field: "value", from: "82.5", to: "83.5" }] }]);
    resultOf(await apply(ref, digest));
    const newest = await db().indicatorValue.findFirstOrThrow({
      where: { indicator: { code: "TRN-01" }, period: "2025" },
      orderBy: { revision: "desc" },
    });
    expect(newest).toMatchObject({ revision: 2, supersedesId: value.id, status: "SUBMITTED" });
  });
});

describe("what is wrong in a file", () => {
  test("is named by sheet and cell, all of it, and nothing is written", async () => {
    const { ref, digest, faults } = await load([
      sheet("Nilai", ["Indikator", "2023", "2022", "2021"], ["TRN-01", { day: "2023-12-05" }, "dua puluh", "255,55"]),
    ]);
    expect(faults.shown.map(({ column, fault }) => [column, fault])).toEqual([
      [1, "dateForNumber"],
      [2, "number"],
      [3, "decimals:1"],
    ]);
    // Each has its sentence, and none falls back on the one that says nothing.
    expect(faults.shown.map(({ fault }) => fault.split(":")[0] ?? "").filter((key) => !(key in id.Fields))).toEqual([]);
    expect(faultsOf(await apply(ref, digest))).toEqual({ tables: ["loadFaults"] });
    expect(await db().indicatorValue.count({ where: { period: { in: ["2021", "2022", "2023"] } } })).toBe(0);
  });

  test("one name for two things, and a name that nobody knows, are asked; the answer is remembered", async () => {
    const file = [sheet("Nilai", ["Indikator", "2023"], ["Penumpang bis", 60])];
    const made = await begin(file);
    const asked = await preview(made.id);
    expect(asked.questions.shown).toMatchObject([{ to: "indicator", text: "Penumpang bis", count: 1 }]);
    expect(asked.questions.shown[0]?.offered.map(({ value }) => value)).toContain("TRN-01");
    const answered = resultOf(await saveAnswers(ADMINS(), made, { "indicator penumpang bis": "TRN-01" }));
    const mapped = resultOf(
      await saveMappings(
        ADMINS(),
        answered,
        asked.sheets.map(({ mapping }) => ({ ...mapping, said: { ...mapping.said, source: "LKjIP" } })),
      ),
    );
    const { digest, questions } = await preview(made.id);
    expect(questions.total).toBe(0);
    resultOf(await apply(mapped, digest));
    expect((await preview((await begin(file)).id)).questions.total).toBe(0);
  });

  test("a name that nobody knows is not asked about where the code beside it is known", async () => {
    const asked = async (code: string) => {
      const file = sheet("Nilai", ["Kode", "Nama indikator", "2023"], [code, "Penumpang kereta", 60]);
      return (await preview((await begin([file])).id)).questions.shown.map(({ text }) => text);
    };
    expect(await asked("TRN-01")).toEqual([]);
    expect(await asked("1.1")).toEqual(["Penumpang kereta"]);
  });

  test("a share in the place of a percentage is pointed at, and becomes one where the person says so and never by itself", async () => {
    const made = await begin([
      sheet(
        "Indikator",
        ["Kode", "Indikator", "Pilar", "OPD", "Satuan", "Arah", 2011, 2012, 2013, 2014, 2015, "Target 2015"],
        [
          "PCT-1",
          "Bagian",
          "Environment",
          world.waste.agency.code,
          "%",
          "naik",
          0.85,
          "0,9%",
          { percent: 87 },
          1.05,
          85,
          "0,8–0,9",
        ],
        ["ORG-1", "Orang", "Environment", world.waste.agency.code, "orang", "naik", 0.5, null, null, null, null, null],
      ),
    ]);
    const choose = async (areShares: boolean) => {
      const [chosen] = (await preview(made.id)).sheets;
      if (!chosen) throw new Error("it was not read");
      const said = { ...chosen.mapping.said, source: "uji", plan: "RPJMD" };
      resultOf(
        await saveMappings(ADMINS(), { id: made.id, version: (await preview(made.id)).version }, [
          { ...chosen.mapping, said, areShares },
        ]),
      );
      const { doubts, faults, rows } = await preview(made.id);
      return { doubts: doubts.length, faults: faults.shown.map(({ fault }) => fault), rows };
    };
    const valuesOf = (rows: Awaited<ReturnType<typeof choose>>["rows"]) =>
      rows.map(({ fields }) => `${fields.indicator} ${fields.period} ${fields.value}`);
    const plain = await choose(false);
    expect([plain.doubts, plain.faults]).toEqual([1, []]);
    expect(valuesOf(plain.rows)).toContain("PCT-1 2011 0.85");
    const shares = await choose(true);
    // 85 among shares was a percentage already.
    expect([shares.doubts, shares.faults]).toEqual([0, ["loadPercentAmongShares"]]);
    expect(valuesOf(shares.rows)).toEqual([
      ...["PCT-1 2011 85", "PCT-1 2012 0.9", "PCT-1 2013 87", "PCT-1 2014 105", "ORG-1 2011 0.5"],
    ]);
    const { preview: targets } = await getLoad(ADMINS(), made.id, { table: "targets" });
    expect(targets?.rows.map(({ fields }) => fields.target)).toEqual(["80..90"]);
  });

  test("a figure with its unit is right while its indicator's pillar is still asked about", async () => {
    const { faults, questions } = await load([
      sheet(
        "Indikator",
        ["Kode", "Indikator", "Pilar", "OPD", "Satuan", "Arah", 2011],
        ["PCT-2", "Bagian", "Entah", world.waste.agency.code, "%", "naik", "9,5%"],
      ),
    ]);
    expect([faults.shown, questions.shown.map(({ to }) => to)]).toEqual([[], ["pillar"]]);
  });

  test("a name of before is known, a merged agency is the one that took over, and a closed kelurahan takes what was before", async () => {
    const make = (code: string, name: string, closedOn: Date | null = null) =>
      db().agency.create({ data: { code, name, shortName: code, closedOn } });
    const on = new Date("2025-01-01");
    const [heir, gone] = await Promise.all([make("WARIS", "Dinas Penerus"), make("LENYAP", "Dinas Lenyap", on)]);
    const about = { on, legalBasis: "Perda Uji 1/2025", createdById: world.admin.id };
    await db().agencySuccession.create({ data: { ...about, kind: "MERGE", fromId: gone.id, toId: heir.id } });
    await db().agencyName.create({ data: { agencyId: heir.id, name: "Dinas Lama Sekali", shortName: "Dilas" } });
    await db().kelurahan.create({
      data: {
        ...{ name: "Baru Nama", kecamatan: "Kota", kecamatanCode: "KTA", closedOn: on },
        names: { create: { name: "Lama Nama" } },
      },
    });
    const { faults, questions, rows } = await load([
      sheet(
        "Program",
        ["Nama program", "Pilar", "OPD", "Sumber"],
        ["Satu Atap", "Environment", "Dinas Lenyap", "uji"],
        ["Dua Atap", "Environment", "Dilas", "uji"],
      ),
      sheet(
        "Nilai",
        ["Indikator", "Periode", "Kelurahan", "Nilai"],
        ["ENV-02", "2024-12", "Lama Nama", 6],
        [...["ENV-02", "2025-01", "Baru Nama", 7]],
      ),
    ]);
    expect(questions.shown).toEqual([]);
    expect(faults.shown.map(({ row, fault }) => [row, fault])).toEqual([[2, "kelurahanGone"]]);
    expect(rows.map(({ key }) => key)).toEqual(["ENV-02 2024-12 KTA-baru-nama"]);
    const ref = await begin([
      sheet("Program", ["Nama program", "Pilar", "OPD", "Sumber"], ["Satu Atap", "Environment", "Dinas Lenyap", "uji"]),
    ]);
    const { preview: shown } = await getLoad(ADMINS(), ref.id, { table: "programmes" });
    expect(shown?.rows.map(({ fields }) => fields.agency)).toEqual(["WARIS"]);
  });

  test("what every row lacks is said once, and nothing is asked about what the same file brings or leaves out", async () => {
    const rows: Cell[][] = [
      ["Nama program", "Pilar", "OPD", "2026"],
      ["Taman baca", "Smart Environment", "DINKES", "Berjalan"],
      ["Pojok kopi", "Smart Environment", "DINKES", "Berjalan"],
      ["Rumah kaca", "Smart Environment", "Dinas yang tidak ada", "Berjalan"],
    ];
    const made = await begin([sheet("Program", ...rows)]);
    const lacking = await preview(made.id);
    expect(lacking.faults.shown).toMatchObject([{ fault: "loadRequired:source", column: null, others: 2 }]);
    expect(lacking.questions.shown.map(({ to, text }) => [to, text])).toEqual([["agency", "Dinas yang tidak ada"]]);
    resultOf(await saveAnswers(ADMINS(), made, { "agency dinas yang tidak ada": "-" }));
    expect((await preview(made.id)).questions.total).toBe(0);
    const titled = sheet("Program", ["Daftar program"], ["Sumber: Masterplan 2026"], ...rows);
    expect(understand(titled)).toMatchObject({ header: 2, said: { source: "Masterplan 2026" } });
  });

  test("an answer that means nothing we have is asked again, and thousands of names are asked a page at a time", async () => {
    const names = Array.from({ length: 3000 }, (_, index) => [`Nama asing ${index}`, index] as Cell[]);
    const made = await begin([sheet("Nilai", ["Indikator", "2023"], ...names)]);
    const { questions } = await preview(made.id);
    expect([questions.total, questions.shown.length]).toEqual([3000, 30]);
    resultOf(await saveAnswers(ADMINS(), made, { "indicator nama asing 0": "TIDAK-ADA" }));
    expect((await preview(made.id)).questions.total).toBe(3000);
  });

  test("a table is not written without the one whose new rows it stands on", async () => {
    const file = [
      sheet("Perangkat daerah", ["Kode", "Nama"], ["BARU", "Dinas Baru"]),
      sheet("Petugas", ["Surel", "Nama", "OPD"], ["baru@kota.test", "Baru", "BARU"]),
    ];
    const { ref, digest } = await load(file);
    const alone = await applyLoad(ADMINS(), ref, { digest, tables: ["officers"], publish: false });
    expect(faultsOf(alone)).toEqual({ tables: ["loadNeeds"] });
    expect(await db().user.count({ where: { email: "baru@kota.test" } })).toBe(0);
    resultOf(await applyLoad(ADMINS(), ref, { digest, tables: ["agencies", "officers"], publish: false }));
  });

  test("whoever works for walidata may stand with its agency in the file; of another one is a fault", async () => {
    const steward = await db().agency.findFirstOrThrow({ where: { steward: true } });
    const { faults } = await load([
      sheet(
        "Petugas",
        ["Surel", "Nama", "Peran", "OPD"],
        ["data@kota.test", "Dina", "staf", steward.shortName],
        ["bus@kota.test", "Bayu", "staf", "DISHUB"],
      ),
    ]);
    expect(faults.shown.map(({ fault, row }) => [fault, row])).toEqual([["loadAgencyOfRole", 2]]);
  });

  test("a new programme never takes the place of one that had its name once", async () => {
    await db().programme.update({ where: { slug: "bus-kota" }, data: { name: "Bus Sekolah" } });
    const file = [
      sheet("Program", ["Nama program", "Pilar", "OPD", "Sumber"], ["Bus Kota", "Environment", "DISHUB", "RPJMD"]),
    ];
    const { ref, digest } = await load(file);
    resultOf(await apply(ref, digest));
    const rows = await db().programme.findMany({
      where: { slug: { startsWith: "bus-kota" } },
      orderBy: { slug: "asc" },
    });
    expect(rows.map(({ slug, name }) => [slug, name])).toEqual([
      ["bus-kota", "Bus Sekolah"],
      ["bus-kota-2", "Bus Kota"],
    ]);
  });

  test("what has a reason or a legal basis of its own is not changed in passing", async () => {
    const { faults } = await load([
      sheet("Perangkat daerah", ["Kode", "Nama"], ["DISHUB", "Dinas Lain"]),
      sheet("Petugas", ["Surel", "Nama", "OPD"], ["budi@kota.test", "Budi Lain", "DISHUB"]),
      sheet(
        "Indikator",
        ["Kode", "Indikator", "Pilar", "OPD", "Satuan"],
        ["TRN-01", "Penumpang bus", "Environment", "DISHUB", "orang"],
      ),
    ]);
    expect(faults.shown.map(({ fault }) => fault)).toEqual(["loadRename", "loadAccount", "loadDefinition"]);
  });
});

describe("a load", () => {
  test("is ADMIN's alone, and is not there for others", async () => {
    const made = await begin(CITY);
    for (const who of [world.staff, world.council, world.waste.officer]) {
      expect(codeOf(await createLoad(who, ["x"], CITY))).toBe("FORBIDDEN");
      expect(codeOf(await applyLoad(who, made, { digest: "0".repeat(64), tables: [...TABLES], publish: true }))).toBe(
        "FORBIDDEN",
      );
      await expect(getLoad(who, made.id)).rejects.toThrow("404");
      await expect(listLoads(who)).rejects.toThrow("404");
    }
  });

  test("is written as it was seen: where the city changed since, the preview is made anew", async () => {
    const { ref, digest } = await load([sheet("Nilai", ["Indikator", "2020"], ["TRN-01", 50])]);
    expect(codeOf(await apply({ ...ref, version: ref.version + 1 }, digest))).toBe("STALE");
    const target = { indicator: { code: "TRN-01" }, period: "2020" };
    const { id: indicatorId } = await db().indicator.findUniqueOrThrow({ where: { code: "TRN-01" } });
    const definition = await db().indicatorDefinition.findFirstOrThrow({ where: { indicatorId } });
    await db().indicatorValue.create({
      data: {
        indicatorId,
        definitionId: definition.id,
        period: "2020",
        createdById: world.staff.id,
        enteredByIds: [world.staff.id],
      },
    });
    expect(codeOf(await apply(ref, digest))).toBe("STALE");
    expect(await db().indicatorValue.count({ where: target })).toBe(1);
  });

  test("that is thrown away leaves nothing of its files, and is written no more", async () => {
    const made = await begin(CITY);
    const dropped = resultOf(await dropLoad(ADMINS(), made));
    expect(await db().load.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      status: "DROPPED",
      sheets: null,
    });
    expect(codeOf(await apply(dropped, "0".repeat(64)))).toBe("WRONG_STATE");
  });

  test("reads workbooks and tables as text, in old code pages too, and nothing else", async () => {
    const workbook = await writeWorkbook({
      name: "Nilai",
      columns: [{ heading: "Indikator", width: 9 }],
      rows: [["A"]],
    });
    const file = (name: string, content: BlobPart) => new File([content], name);
    const shares = await writeWorkbook({
      name: "Nilai",
      columns: [
        { heading: "Indikator", width: 9 },
        { heading: "2024", width: 9 },
      ],
      rows: [
        ["A", { share: 0.855 }],
        ["B", 0.855],
      ],
    });
    // A format of percent says that 0.855 is 85.5.
    expect(await readFiles([file("p.xlsx", new Uint8Array(shares))])).toMatchObject({
      sheets: [
        {
          rows: [
            ["Indikator", "2024"],
            ["A", { percent: 85.5 }],
            ["B", 0.855],
          ],
        },
      ],
    });
    expect(await readFiles([file("a.xlsx", new Uint8Array(workbook))])).toMatchObject({
      ok: true,
      sheets: [{ name: "Nilai", rows: [["Indikator"], ["A"]] }],
    });
    expect(
      await readFiles([
        file("b.csv", "Indikator;2023\nA;1,5\n"),
        file("c.csv", new Uint8Array([0x4e, 0x61, 0xef, 0x0a])),
      ]),
    ).toMatchObject({
      ok: true,
      sheets: [
        {
          name: "b",
          rows: [
            ["Indikator", "2023"],
            ["A", "1,5"],
          ],
        },
        { rows: [["Naï"]] },
      ],
    });
    expect(await readFiles([file("d.xls", new Uint8Array([0xd0, 0xcf, 0, 0, 1]))])).toEqual({
      ok: false,
      reason: "fileKind",
    });
    expect(await readFiles([])).toEqual({ ok: false, reason: "required" });
  });
});

describe("a load that is taken back", () => {
  const whole = (name: string) => [
    sheet("Perangkat daerah", ["Kode", "Nama", "Singkatan"], ["DISPAR", "Dinas Pariwisata", "Dispar"]),
    sheet("Petugas", ["Surel", "Nama", "OPD"], ["wisata@kota.test", "Wati", "Dispar"]),
    sheet("Kelurahan", ["Kelurahan", "Kecamatan", "Kode kecamatan"], ["Bandar", "Kota", "35.71.02"]),
    sheet(
      "Program",
      ["Nama program", "Pilar", "OPD", "Sumber", 2025],
      [name, "Smart Environment", "DISPAR", "RPJMD", "berjalan"],
      ["homecare", "Smart Environment", "DINKES", "RPJMD baru", "berjalan"],
    ),
    sheet("Tonggak", ["Program", "Tonggak", "Tenggat"], [name, "Lelang", "2026-03-01"]),
    sheet(
      "Indikator",
      ["Kode", "Indikator", "Pilar", "OPD", "Satuan", "Arah", "Frekuensi", "Agregasi", "Target 2025", 2024],
      ["WIS-01", "Kunjungan", "Environment", "DISPAR", "orang", "naik", "tahunan", "jumlah", 90, 80],
    ),
    sheet("Dana", ["Program", "Sumber dana", "Pagu 2025", "Sumber"], [name, "APBD", 1000, "DPA 2025"]),
  ];
  const counts = async () =>
    Promise.all([
      ...[db().agency.count(), db().user.count(), db().kelurahan.count(), db().programme.count()],
      ...[db().programmeYear.count(), db().programmeMilestone.count(), db().indicator.count()],
      ...[db().indicatorTarget.count(), db().indicatorValue.count(), db().programmeFunding.count()],
    ]);

  test("leaves the city as it was before, whole, with the history of both", async () => {
    const before = await counts();
    const was = await db().programme.findUniqueOrThrow({ where: { slug: "homecare" } });
    const { ref, digest, faults } = await load(whole("Wisata"));
    expect(faults.shown).toEqual([]);
    const applied = resultOf(await apply(ref, digest));
    expect(await counts()).not.toEqual(before);
    // As its form records it: in codes and whole, so that its history reads like any other's.
    const edit = { entity: "programme", entityId: was.id, action: "edit" };
    const { after } = await db().auditEvent.findFirstOrThrow({ where: edit, orderBy: { id: "desc" } });
    expect(after).toMatchObject({ pillar: "ENVIRONMENT", agency: "DINKES", supports: [], partners: [] });
    expect((await getLoad(ADMINS(), ref.id)).undo).toEqual({ prevented: [] });
    expect(codeOf(await takeBackLoad(world.staff, applied))).toBe("FORBIDDEN");
    expect(codeOf(await takeBackLoad(ADMINS(), ref))).toBe("STALE");
    resultOf(await takeBackLoad(ADMINS(), applied));
    expect(await counts()).toEqual(before);
    const now = await db().programme.findUniqueOrThrow({ where: { slug: "homecare" } });
    expect(now).toEqual({ ...was, version: was.version + 2 });
    expect(await db().auditEvent.count({ where: { entity: "programme", entityId: was.id, action: "undo" } })).toBe(1);
    expect(codeOf(await takeBackLoad(ADMINS(), { ...applied, version: applied.version + 1 }))).toBe("WRONG_STATE");
  });

  test("is refused, and says by what, as soon as one row of it was changed or somebody else's hangs on it", async () => {
    const { ref, digest } = await load(whole("Wisata Kota"));
    const applied = resultOf(await apply(ref, digest));
    const value = await db().indicatorValue.findFirstOrThrow({ where: { indicator: { code: "WIS-01" } } });
    resultOf(await verifyValue(world.staff, value));
    expect((await getLoad(ADMINS(), ref.id)).undo?.prevented).toMatchObject([
      { entity: "indicatorValue", name: "2024" },
    ]);
    const before = await counts();
    expect(codeOf(await takeBackLoad(ADMINS(), applied))).toBe("IN_USE");
    expect(await counts()).toEqual(before);
  });

  test("is refused where what it made was public at once", async () => {
    const made = sheet(
      "Program",
      ["Nama program", "Pilar", "OPD", "Sumber"],
      ["Terbit", "Environment", "DLHKP", "RPJMD"],
    );
    const { ref, digest } = await load([made]);
    const applied = resultOf(await apply(ref, digest, true));
    expect((await getLoad(ADMINS(), ref.id)).undo?.prevented).toMatchObject([{ entity: "programme", name: "Terbit" }]);
    expect(codeOf(await takeBackLoad(ADMINS(), applied))).toBe("IN_USE");
  });
});

describe("kelurahan, milestones and indicators in words", () => {
  const WORDS = [
    sheet(
      "Kelurahan",
      ["Kelurahan", "Kecamatan", "Kode kelurahan", "Tanggal daftar kode"],
      ["Mrican", "Mojoroto", "35.71.01.1001", "2025-04-25"],
      ["Gayam", "Mojoroto", null, null],
    ),
    sheet(
      "Tonggak",
      ["Program", "Tonggak", "Tenggat", "Keadaan", "Selesai pada"],
      ["bank-sampah", "Lelang", { day: "2025-03-01" }, "selesai", "28/02/2025"],
      ["bank-sampah", "Dipakai di semua RW", "30/06/2026", null, null],
    ),
    sheet(
      "Indikator",
      ["Kode", "Indikator", "Pilar", "OPD", "Satuan", "Predikat", "Arah", "Frekuensi", "Agregasi", 2023, 2024],
      [
        "GOV-77",
        "Opini BPK",
        "Environment",
        "DLHKP",
        "predikat",
        "WTP; WDP; TMP",
        "netral",
        "tahunan",
        "nilai akhir",
        "WDP",
        "WTP",
      ],
    ),
  ];

  test("are loaded with their days, codes and past states, and a second time change nothing", async () => {
    const { ref, digest, faults, questions } = await load(WORDS);
    expect([faults.shown, questions.total]).toEqual([[], 0]);
    resultOf(await apply(ref, digest));
    const wards = await db().kelurahan.findMany({ where: { kecamatan: "Mojoroto" }, orderBy: { name: "asc" } });
    expect(wards.map(({ name, code, kecamatanCode }) => [name, code, kecamatanCode])).toEqual([
      ["Gayam", null, "35.71.01"],
      ["Mrican", "35.71.01.1001", "35.71.01"],
    ]);
    const steps = await db().programmeMilestone.findMany({
      where: { programme: { slug: "bank-sampah" } },
      orderBy: { number: "asc" },
    });
    expect(steps).toMatchObject([
      { number: 1, titleId: "Lelang", state: "DONE", doneOn: new Date("2025-02-28"), status: "SUBMITTED" },
      { number: 2, titleId: "Dipakai di semua RW", state: "PLANNED", dueOn: new Date("2026-06-30") },
    ]);
    const found = await db().indicator.findUniqueOrThrow({
      where: { code: "GOV-77" },
      include: { definitions: true, values: { orderBy: { period: "asc" } } },
    });
    expect(found.definitions).toMatchObject([{ valueKind: "STATE", states: ["WTP", "WDP", "TMP"] }]);
    expect(found.values.map(({ period, state, value }) => [period, state, value])).toEqual([
      ["2023", "WDP", null],
      ["2024", "WTP", null],
    ]);
    const again = await load(WORDS);
    expect([again.faults.shown, again.tables.map(({ made, changed }) => made + changed)]).toEqual([[], [0, 0, 0, 0]]);
  });

  test("that contradict themselves are named by sheet and cell", async () => {
    const { faults } = await load([
      sheet("Tonggak", ["Program", "Tonggak", "Tenggat", "Keadaan"], ["bank-sampah", "Uji", "2025-01-01", "selesai"]),
      sheet("Kelurahan", ["Kelurahan", "Kecamatan"], ["Entah", "Tidak dikenal"]),
    ]);
    expect(faults.shown.map(({ sheet: name, fault }) => [name, fault])).toEqual([
      ["Kelurahan", "loadRequired:kecamatanCode"],
      ["Tonggak", "loadRequired:doneOn"],
    ]);
  });
});

describe("an indicator that was defined anew", () => {
  test("what is of an earlier year is held against the definition of that year, and measured by it", async () => {
    const { ref: one, digest: seen } = await load([
      sheet(
        "Indikator",
        ["Kode", "Indikator", "Pilar", "OPD", "Satuan", "Desimal", "Arah", "Frekuensi", "Agregasi"],
        ["TRN-09", "Halte terawat", "Environment", "DISHUB", "%", 1, "naik", "tahunan", "nilai akhir"],
      ),
    ]);
    resultOf(await apply(one, seen));
    const { id: indicatorId } = await db().indicator.findUniqueOrThrow({ where: { code: "TRN-09" } });
    const { id: first, ...measured } = await db().indicatorDefinition.findFirstOrThrow({ where: { indicatorId } });
    await db().indicatorDefinition.update({ where: { id: first }, data: { current: false } });
    const { id: second } = await db().indicatorDefinition.create({
      data: {
        ...measured,
        ...{ number: 2, unit: "orang", decimals: 0, scaleMin: 1000, frequency: "QUARTERLY" },
        ...{ validFrom: new Date("2025-01-01"), reason: "Dihitung per orang" },
      },
    });
    const targets = (figure: string) =>
      sheet("Target", ["Indikator", "Tahun", "Target"], ["TRN-09", 2023, "75,5"], ["TRN-09", 2026, figure]);
    const values = sheet(
      "Nilai",
      // The figure before what it is of: a sheet has its own order.
      ["Realisasi", "Periode", "Indikator"],
      ["70,5%", "2022", "TRN-09"],
      [1200, "2025-Q1", "TRN-09"],
    );
    const { faults } = await load([values, targets("900")]);
    expect(faults.shown).toMatchObject([{ sheet: "Target", row: 2, fault: "below-minimum:1000" }]);
    const { ref, digest } = await load([values, targets("1500")]);
    resultOf(await apply(ref, digest));
    const written = await db().indicatorValue.findMany({
      where: { indicatorId, period: { in: ["2022", "2025-Q1"] } },
    });
    expect(Object.fromEntries(written.map((one) => [one.period, one.definitionId]))).toEqual({
      "2022": first,
      "2025-Q1": second,
    });
  });
});
