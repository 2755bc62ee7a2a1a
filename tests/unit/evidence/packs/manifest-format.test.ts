import { describe, expect, test } from "vitest";
import { type PackedItem, packContents } from "@/lib/evidence/packs/contents";
import { readManifest } from "@/lib/evidence/packs/manifest-format";
import { golden } from "../../../support/goldens";

const AT = new Date("2026-06-01T03:00:00Z");
const proof = {
  informationClass: "PERIODIC" as const,
  url: null,
  fileName: null,
  file: null,
  checkedAt: null,
  removedAt: null,
};
const ITEMS: PackedItem[] = [
  {
    code: "BAS-01",
    text: 'Apakah ada "SK", dan\nsejak kapan?',
    evidenceRequired: true,
    notApplicable: false,
    keptBack: false,
    section: { code: "BASELINE", order: 1 },
    agency: "DLHKP",
    evidence: [
      {
        ...proof,
        title: "SK Wali Kota",
        fileName: "sk.pdf",
        checkedAt: AT,
        file: { storageKey: "evidence/1", sha256: "a".repeat(64), size: 12 },
      },
      { ...proof, title: "=HYPERLINK()", url: "https://contoh.go.id", informationClass: "EXEMPT" },
    ],
  },
  {
    code: "IMP/02",
    text: "Survei",
    evidenceRequired: true,
    notApplicable: false,
    keptBack: false,
    section: { code: "IMPACT", order: 4 },
    agency: null,
    evidence: [],
  },
];
/** A file of the repository ends in one newline; the rest is byte for byte. */
const asFile = (csv: string) => csv.replace(/\r\n$/, "");

describe("the manifest of an evidence pack", () => {
  test("is written as its golden file has it, and so is the list of what is missing", () => {
    const { manifest, missing } = packContents(ITEMS);
    expect(asFile(manifest)).toBe(golden("evidence-manifest-1.csv"));
    expect(asFile(missing)).toBe(golden("evidence-missing-1.csv"));
  });

  test("is read back, without the mark that keeps a spreadsheet from computing", () => {
    expect(readManifest(golden("evidence-manifest-1.csv"))).toEqual([
      {
        path: "01-BASELINE/001-BAS-01/01-sk.pdf",
        url: null,
        title: "SK Wali Kota",
        sha256: "a".repeat(64),
        size: 12,
        informationClass: "berkala",
        grade: "diperiksa walidata",
        item: "BAS-01",
      },
      {
        path: null,
        url: "https://contoh.go.id",
        title: "=HYPERLINK()",
        sha256: null,
        size: null,
        informationClass: "dikecualikan",
        grade: "terlampir",
        item: "BAS-01",
      },
    ]);
  });

  test("is refused with columns that nobody ever wrote", () => {
    expect(() => readManifest("berkas,sha256\r\na,b\r\n")).toThrow(/columns/);
  });
});
