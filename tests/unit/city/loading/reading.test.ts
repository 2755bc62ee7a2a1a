import { describe, expect, test } from "vitest";
import { readCell } from "@/lib/city/loading/cells";
import { type Cell, periodIn, type Sheet, understand } from "@/lib/city/loading/headings";
import { nameIndex, nearTo } from "@/lib/city/loading/names";
import { addressOf, rowsOf } from "@/lib/city/loading/rows";
import { COLUMNS } from "@/lib/city/loading/tables";

const sheet = (rows: Cell[][], name = "Lembar1", merges: Sheet["merges"] = []): Sheet => ({ name, rows, merges });
const usesOf = ({ columns }: ReturnType<typeof understand>) =>
  columns.map((use) => (use === null ? null : "field" in use ? use.field : `${use.series} ${use.period}`));

describe("a sheet", () => {
  test("is understood below rows of title, with its headings in any case and punctuation", () => {
    const mapping = understand(
      sheet([
        ["PEMERINTAH KOTA", null, null, null],
        [null],
        ["NO.", "Nama Program*", "OPD", "PILAR", "Sumber data"],
        [1, "Kota Terang", "DINAS A", "Living", "RPJMD"],
      ]),
    );
    expect(mapping).toMatchObject({ table: "programmes", header: 2 });
    expect(usesOf(mapping)).toEqual([null, "name", "agency", "pillar", "source"]);
  });

  test("with years as columns is a series, by its own words or those merged above it", () => {
    const wide = understand(sheet([["Indikator", "Satuan", 2022, "2023", "Target 2024", "TW III 2024"]], "Capaian"));
    expect(wide.table).toBe("values");
    expect(usesOf(wide)).toEqual(["indicator", null, "value 2022", "value 2023", "target 2024", "value 2024-Q3"]);
    const grouped = understand(
      sheet(
        [
          ["Indikator", "Target", null, "Realisasi", null],
          [null, 2024, 2025, 2024, 2025],
          ["Angka melek", 90, 91, 89, 92],
        ].map((row, index) => (index === 1 ? ["Indikator", ...row.slice(1)] : row)) as Cell[][],
        "Target",
        [
          { row: 0, column: 1, rows: 1, columns: 2 },
          { row: 0, column: 3, rows: 1, columns: 2 },
        ],
      ),
    );
    expect(usesOf(grouped)).toEqual(["indicator", "target 2024", "target 2025", "value 2024", "value 2025"]);
  });

  test.each([
    ["values", ["No", "Kode", "Nama Indikator", "Satuan", "OPD", "Target 2024", "Realisasi 2024"], "indicator", 2],
    ["values", ["No", "Kode", "Nama Indikator", "Satuan", "OPD", "Target 2024", "Realisasi 2024"], "indicator", 1],
    ["values", ["No", "Kode", 2022, 2023], "indicator", 1],
    ["targets", ["kode", "nama", "tahun", "target"], "indicator", 0],
    ["indicators", ["Kode", "Indikator Kinerja Utama", "Pilar", "OPD Penanggung Jawab", "Satuan"], "name", 1],
    ["programmes", ["Kode Program", "Program/Kegiatan", "Dimensi Smart City", "OPD Pelaksana", 2024], "name", 1],
    ["funding", ["Nama Program", "Sumber Pembiayaan", "TA", "Pagu (Rp)", "Realisasi Keuangan (Rp)"], "spent", 4],
    ["milestones", ["Program", "Tahapan Kegiatan", "Target Selesai", "Tanggal Realisasi"], "doneOn", 3],
    ["officers", ["NIP", "Nama Pegawai", "Email", "Unit Kerja"], "agency", 3],
  ] as const)("of a city's own headings is %s: %j", (table, head, field, column) => {
    const mapping = understand(sheet([[...head]]));
    expect(mapping.table).toBe(table);
    expect(mapping.columns[column]).toEqual({ field });
  });

  test("with a head of two rows, merged down beside the years, is read by both", () => {
    const sheetOf = sheet([
      ["CAPAIAN IKU KOTA"],
      ["No", "Kode", "Nama Indikator", "OPD", "Target", null, "Realisasi", null],
      [null, null, null, null, 2024, 2025, 2024, 2025],
      [1, "A-1", "Angka melek", "Disdik", 90, 91, 89, 92],
    ]);
    const wide = understand(sheetOf);
    expect(wide).toMatchObject({ table: "values", header: 2 });
    const figures = ["target 2024", "target 2025", "value 2024", "value 2025"];
    expect(usesOf(wide)).toEqual([null, "indicator", "indicator", null, ...figures]);
    // Of one name several may be: the code beside it is kept with it.
    expect(rowsOf(sheetOf, wide).rows[0]?.cells.indicator).toMatchObject({ cell: "A-1", also: "Angka melek" });
  });

  test("whose title names its one year has that year's targets and values, unless its head has years itself", () => {
    const title = ["Capaian kinerja Tahun 2024"];
    const one = understand(sheet([title, ["Indikator Kinerja", "Satuan", "Target", "Realisasi"]]));
    expect(usesOf(one)).toEqual(["indicator", null, "target 2024", "value 2024"]);
    const long = understand(sheet([title, ["Indikator", "Tahun", "Realisasi"]]));
    expect(usesOf(long)).toEqual(["indicator", "period", "value"]);
  });

  test("of indicators with their years says beside them where the figures were taken from", () => {
    const one = sheet([
      ["Kode", "Nama indikator", "Pilar", "OPD", "Satuan", "Sumber data", "Sumber", 2023, 2024],
      ["A-1", "Angka melek", "Living", "Disdik", "%", "Susenas", "LKjIP 2024", 89, 92],
    ]);
    const mapping = understand(one);
    expect(usesOf(mapping).slice(5, 7)).toEqual(["dataSource", "source"]);
    const values = rowsOf(one, mapping).rows.filter(({ table }) => table === "values");
    expect(values.map(({ cells }) => cells.source?.cell)).toEqual(["LKjIP 2024", "LKjIP 2024"]);
  });

  test("of an indicator and bare years holds what was measured, whatever its name", () => {
    expect(understand(sheet([["Indikator", "Satuan", 2009, 2010]], "rekap")).table).toBe("values");
    expect(understand(sheet([["Catatan", "Lain"]], "rekap")).table).toBeNull();
  });

  test("with two heads of years that mean the same to us is asked about, by the cell of the second", () => {
    const one = sheet([
      [null, "Capaian", null, "Peringkat provinsi", null],
      ["Indikator", 2023, 2024, 2023, 2024],
      ["A", 5, 6, 2, 1],
    ]);
    expect(rowsOf(one, understand(one)).faults.map(({ row, column, fault }) => [row, column, fault])).toEqual([
      [1, 3, "loadTwoHeads:B"],
      [1, 4, "loadTwoHeads:C"],
    ]);
  });

  test("whose head counts money in millions is not taken for whole rupiah", () => {
    const body = ["A", "APBD", 250];
    const heads = [
      [["Program", "Sumber dana", "Pagu (juta Rp) 2025"]],
      [["Program", "Sumber dana", "Pagu (Rp juta)"]],
      [["Dana, dalam jutaan rupiah"], ["Program", "Sumber dana", "Pagu 2025"]],
    ];
    for (const head of heads) {
      const one = sheet([...head, body]);
      expect(rowsOf(one, understand(one)).faults.map(({ fault }) => fault)).toEqual([
        expect.stringMatching(/^loadCountedIn:juta/),
      ]);
    }
    const [head = []] = heads;
    const said = sheet([...head, body]);
    const { rows, faults } = rowsOf(said, { ...understand(said), moneyIn: "1000000" });
    expect([faults, rows.map(({ moneyIn }) => moneyIn)]).toEqual([[], [1_000_000]]);
    const plain = sheet([["Program", "Sumber dana", "Pagu 2025"], body]);
    expect(rowsOf(plain, understand(plain)).faults).toEqual([]);
  });

  test("becomes one row for each cell of a series, and an empty cell none", () => {
    const one = sheet(
      [
        ["Indikator", 2023, 2024],
        ["A", 5, "-"],
        ["B", null, 7],
      ],
      "Nilai",
    );
    const { rows } = rowsOf(one, understand(one));
    expect(rows.map(({ cells }) => [cells.indicator?.cell, cells.period?.cell, cells.value?.cell])).toEqual([
      ["A", "2023", 5],
      ["B", "2024", 7],
    ]);
    expect(rows.map(({ cells }) => cells.value && addressOf(cells.value.place))).toEqual(["B2", "C3"]);
  });

  test("gives a merged value to every row that it stands for, and asks where it spans columns", () => {
    const merged = sheet(
      [
        ["Nama program", "Pilar", "OPD", "Sumber"],
        ["Satu", "Living", "Dinas A", "RPJMD"],
        ["Dua", "Living", null, "RPJMD"],
      ],
      "Program",
      [{ row: 1, column: 2, rows: 2, columns: 1 }],
    );
    expect(rowsOf(merged, understand(merged)).rows.map(({ cells }) => cells.agency?.cell)).toEqual([
      "Dinas A",
      "Dinas A",
    ]);
  });

  test("a line that names a pillar alone stands above the rows of that pillar", () => {
    const grouped = sheet(
      [
        ["Nama program", "OPD", "Sumber"],
        ["SMART LIVING", null, null],
        ["Satu", "Dinas A", "RPJMD"],
      ],
      "Program",
    );
    const mapping = { ...understand(grouped), table: "programmes" as const };
    expect(rowsOf(grouped, mapping).rows.map(({ cells }) => [cells.name?.cell, cells.pillar?.cell])).toEqual([
      ["Satu", "SMART LIVING"],
    ]);
  });
});

describe("a cell", () => {
  const figure = (cell: Cell, unit: string | null = null) =>
    readCell(cell, { kind: "target" }, unit === null ? null : { unit, decimals: 6 });
  test.each<[string, Cell, object]>([
    ["decimal comma", "12,5", { value: "12.5" }],
    ["binary noise", 0.1 + 0.2, { value: "0.3" }],
    ["a negative", -3.5, { value: "-3.5" }],
    ["a dash as nothing", " – ", { nothing: true }],
    ["n/a as nothing", "N/A", { nothing: true }],
    ["thousands that could be decimals", "1.250", { fault: "ambiguous:1250:1.25" }],
    ["a number that became a date", { day: "2024-12-05" }, { fault: "dateForNumber" }],
    ["a range", "80–90", { value: "80..90" }],
    ["a range in words", "80 s/d 90", { value: "80..90" }],
    ["a state", "WTP", { value: "=WTP" }],
    ["a text with digits where a number stands", "sekitar 5 buah", { fault: "number" }],
  ])("reads %s", (_name, cell, expected) => {
    expect(figure(cell)).toEqual(expected);
  });

  test("takes its own unit along and no other", () => {
    expect(figure("255 %", "%")).toEqual({ value: "255" });
    expect(figure("12 ton", "%")).toHaveProperty("fault");
  });

  test("reads what people write for yes and no, choices and periods", () => {
    expect(readCell("1.250", { kind: "target" }, { unit: "orang", decimals: 0 })).toEqual({ value: "1250" });
    expect(readCell("1.250-2.500", { kind: "target" }, { unit: "orang", decimals: 0 })).toEqual({
      value: "1250..2500",
    });
    expect(readCell("1.250", { kind: "target" }, { unit: "ton", decimals: 2 })).toEqual({
      fault: "ambiguous:1250:1.25",
    });
    expect(readCell("1.250", { kind: "money" })).toEqual({ value: "1250" });
    expect(readCell("1.250", { kind: "money" }, null, 1_000_000)).toEqual({ fault: "ambiguous:1250:1.25" });
    expect(readCell("v", { kind: "yesNo" })).toEqual({ value: "true" });
    expect(readCell("belum", { kind: "yesNo" })).toEqual({ value: "false" });
    expect(readCell("entah", { kind: "yesNo" })).toEqual({ fault: "loadYesNo" });
    expect(readCell("Makin Tinggi makin baik", COLUMNS.indicators.polarity?.cell ?? { kind: "yesNo" })).toEqual({
      value: "HIGHER",
    });
    expect(periodIn("Triwulan III 2023")).toBe("2023-Q3");
    expect(periodIn("Maret 2024")).toBe("2024-03");
    expect(periodIn("target 2024")).toBe("2024");
    expect(readCell({ day: "2024-01-01" }, { kind: "period" })).toEqual({ value: "2024-01" });
    expect(readCell("Rp2.500.000,-", { kind: "money" })).toEqual({ value: "2500000" });
    const inMillions = (cell: Cell) => readCell(cell, { kind: "money" }, null, 1_000_000);
    expect([inMillions(12.5), inMillions("1.234,5"), inMillions(250), inMillions("-")]).toEqual([
      ...[{ value: "12500000" }, { value: "1234500000" }, { value: "250000000" }, { nothing: true }],
    ]);
    expect(readCell(1.234567891, { kind: "money" }, null, 1_000_000_000)).toEqual({ value: "1234567891" });
    expect([inMillions(0.0000005), inMillions(10 ** 13), inMillions(-1)]).toEqual([
      ...[{ fault: "wholeNumber" }, { fault: "numberSize" }, { fault: "below-minimum:0" }],
    ]);
    expect(readCell("NIK 3571012345678901", { kind: "text", longest: 200 })).toEqual({ fault: "loadPersonalData" });
  });
});

describe("a name", () => {
  const things = [
    { code: "DLHKP", names: ["DLHKP", "Dinas Lingkungan Hidup, Kebersihan dan Pertamanan"] },
    { code: "DINKES", names: ["Dinas Kesehatan", "Dinkes"] },
    { code: "I1", names: ["Jumlah peserta"] },
    { code: "I2", names: ["Jumlah peserta"] },
  ];
  const { find } = nameIndex(things, new Map([["bag kesra", "DINKES"]]));
  test("is found by code, name and short name, by what it was said to mean, and never guessed", () => {
    expect(find("dlhkp")).toEqual({ code: "DLHKP" });
    expect(find("DINAS KESEHATAN ")).toEqual({ code: "DINKES" });
    expect(find("Bag. Kesra")).toEqual({ code: "DINKES" });
    expect(find("Dinas Lingkungan Hidup Kebersihan Pertamanan")).toBeNull();
    expect(nearTo("Dinas Lingkungan Hidup Kebersihan Pertamanan", things)).toEqual(["DLHKP"]);
    expect(find("Jumlah Peserta")).toEqual({ several: ["I1", "I2"] });
    expect(nearTo("Dinas Perhubungan", things)).toEqual([]);
  });
});
