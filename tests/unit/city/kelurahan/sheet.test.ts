import { describe, expect, test } from "vitest";
import { compareKelurahan, faultsOfChanges, readKelurahanSheet } from "@/lib/city/kelurahan/sheet";

const HEAD = "kode;nama;kode_kecamatan;kecamatan";
const known = (id: string, name: string, code: string | null = null, former: string[] = []) => ({
  id,
  name,
  code,
  former,
  namedOn: null,
  kecamatanCode: "35.71.02",
  kecamatan: "Kota",
});
const listed = (code: string, name: string, line = 2) => ({
  ...{ line, code, name, kecamatanCode: "35.71.02", kecamatan: "Kota" },
});

describe("the ministry's list as a file", () => {
  test.each([";", ","])("is read with %s between its cells", (sign) => {
    const text = `\uFEFF${HEAD.replaceAll(";", sign)}\r\n35.71.02.1001${sign}Pakelan${sign}35.71.02${sign}Kota\r\n`;
    expect(readKelurahanSheet(text)).toEqual({ rows: [listed("35.71.02.1001", "Pakelan")], faults: [] });
  });

  test("says what is wrong in which row", () => {
    const text = `${HEAD}\n3571;A;35.71.02;Kota\n35.71.02.1001;;35.71.02;Kota\n35.71.03.1001;B;35.71.02;Kota\n35.71.02.1001;C;35.71.02;Kota`;
    expect(readKelurahanSheet(text).faults.map(({ row, fault }) => [row, fault])).toEqual([
      [2, "code"],
      [3, "name"],
      [4, "kecamatan"],
      [5, "twice"],
    ]);
    expect(readKelurahanSheet("a;b\n1;2").faults[0]?.fault).toBe("columns");
  });

  test("names lines as a spreadsheet numbers them, and says of each what cannot be taken", () => {
    const place = "35.71.02;Kota";
    const lines = [
      "",
      HEAD,
      `35.71.02.1001;Pakelan;${place}`,
      "",
      `35.71.02.1002;PAKELAN;${place}`,
      `35.71.02.1003;Kota; Lama;${place}`,
      `35.71.02.1004;${"a".repeat(101)};${place}`,
    ];
    expect(readKelurahanSheet(lines.join("\n")).faults.map(({ row, fault }) => [row, fault])).toEqual([
      [5, "nameTwice"],
      [6, "cells"],
      [6, "kecamatan"],
      [7, "long"],
    ]);
  });

  test("is refused where it makes two of one name, or a new name before the last one began", () => {
    const there = [known("1", "Pakelan"), { ...known("2", "Baru", "35.71.02.1002"), namedOn: "2025-01-01" }];
    const rows = [listed("35.71.02.1002", "Pakelan", 2)];
    const { changes } = compareKelurahan(there, rows);
    const of = (day: string | null) => faultsOfChanges(there, changes, day).map(({ row, fault }) => [row, fault]);
    expect(of(null)).toEqual([[2, "nameThere"]]);
    expect(of("2024-12-31")).toEqual([
      [2, "nameThere"],
      [2, "nameDay"],
    ]);
    const swapped = [listed("35.71.02.1001", "Baru", 2), listed("35.71.02.1002", "Pakelan", 3)];
    const coded = [known("1", "Pakelan", "35.71.02.1001"), known("2", "Baru", "35.71.02.1002")];
    expect(faultsOfChanges(coded, compareKelurahan(coded, swapped).changes, "2026-01-01")).toEqual([]);
  });
});

describe("what a list changes", () => {
  test("codes, new names, new kelurahan, and nothing that it does not hold", () => {
    const { changes, absent } = compareKelurahan(
      [
        known("1", "Pakelan"),
        known("2", "Lama", "35.71.02.1002"),
        known("3", "Balowerti"),
        known("4", "Baru", null, ["Semula"]),
      ],
      [
        listed("35.71.02.1001", "PAKELAN"),
        listed("35.71.02.1002", "Ganti"),
        listed("35.71.02.1009", "Pecahan"),
        listed("35.71.02.1004", "Baru"),
      ],
    );
    expect(changes.map(({ kind }) => kind)).toEqual(["coded", "renamed", "added", "coded"]);
    expect(absent).toEqual(["Balowerti"]);
  });

  test("a second load of the same list changes nothing", () => {
    const { changes } = compareKelurahan(
      [known("1", "Pakelan", "35.71.02.1001")],
      [listed("35.71.02.1001", "Pakelan")],
    );
    expect(changes.map(({ kind }) => kind)).toEqual(["unchanged"]);
  });
});
