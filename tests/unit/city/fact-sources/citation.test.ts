import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { citedIn, type PublicFactSource } from "@/lib/city/fact-sources/citation";

const SEED = path.resolve(import.meta.dirname, "../../../../prisma/seed");
const rows = (name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(path.join(SEED, `${name}.csv`), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
const source = (key: string): PublicFactSource => ({
  ...{ key, publisher: key, title: null, publishedOn: null, url: null },
  note: { id: "", en: "" },
});
const told = (text: string, ...keys: string[]) =>
  citedIn(text, keys.map(source)).map((part) => (part.kind === "source" ? `[${part.source.key}]` : part.text));

describe("a source as it is recorded", () => {
  test.each([
    ["a.id; b.id/berita/1", ["a.id", "b.id/berita/1"], ["[a.id]", "[b.id/berita/1]"]],
    ["satuwarta.id / b.id/1", ["satuwarta.id", "b.id/1"], ["[satuwarta.id]", "[b.id/1]"]],
    ["a.id (tanggalnya kosong)", ["a.id"], ["[a.id]", "(tanggalnya kosong)"]],
    ["a.id: diharapkan terbit", ["a.id"], ["[a.id]", "diharapkan terbit"]],
    // The longer of two keys that begin alike, and none in the middle of an address.
    ["b.id/1/2", ["b.id/1", "b.id/1/2"], ["[b.id/1/2]"]],
    ["www.a.id", ["a.id"], ["www.a.id"]],
    ["Catatan kota", ["a.id"], ["Catatan kota"]],
    ["", ["a.id"], []],
  ])("%s", (text, keys, parts) => {
    expect(told(text, ...keys)).toEqual(parts);
  });
});

describe("the shipped facts", () => {
  const sources = rows("sources").map(({ key = "" }) => source(key));
  const indonesian = new Map(rows("translations").map(({ en = "", id = "" }) => [en, id]));

  test.each([
    ["indicator_values", "source"],
    ["rounds", "source"],
    ["scores", "source"],
    ["recommendations", "source"],
    ["programmes", "fact_source"],
    ["legal_documents", "source"],
    ["targets", "source"],
    ["instruments", "source"],
  ])("each row of %s points to a page of sources.csv", (file, column) => {
    for (const row of rows(file)) {
      const text = row[column] ?? "";
      const parts = citedIn(indonesian.get(text) ?? text, sources);
      expect(
        parts.some(({ kind }) => kind === "source"),
        `${file}: ${text}`,
      ).toBe(true);
    }
  });

  test("name no article without a name, no seed and no bare year of one", () => {
    for (const file of [
      "indicator_values",
      "rounds",
      "recommendations",
      "programmes",
      "legal_documents",
      "translations",
    ]) {
      for (const row of rows(file)) expect(Object.values(row).join(" ")).not.toMatch(/artikel rujukan|\bseed\b/i);
    }
  });

  test("every note of a figure or round, and every note on a source, is there in both languages", () => {
    for (const { note = "" } of [...rows("indicator_values"), ...rows("rounds")]) {
      if (note !== "") expect(indonesian.get(note), note).toBeTruthy();
    }
    const noted = new Map(rows("source_notes").map((row) => [row.key, row]));
    for (const { key, note } of rows("sources")) {
      if (note) expect(noted.has(key) || /^(page shows|date from the AMP copy)/.test(note), key).toBe(true);
    }
    for (const row of noted.values()) expect([row.id, row.en]).not.toContain("");
  });
});
