import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { anchorOf, citedIn, type PublicFactSource } from "@/lib/city/fact-sources/citation";

/** What was found out about a page and leaves no doubt. */
const ESTABLISHED =
  /^(page shows|date from the AMP copy|date from the address$|says Perwali 49|prints the targets|living data page, no publication date$)/;
const SEED = path.resolve(import.meta.dirname, "../../../../prisma/seed");
const rows = (name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(path.join(SEED, `${name}.csv`), "utf8"), {
    header: true,
    skipEmptyLines: true,
  }).data;
const source = (key: string): PublicFactSource => ({
  key,
  publisher: key,
  title: null,
  publishedOn: null,
  url: null,
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
    // What only framed the key says nothing once the page is named.
    ["sama dengan bobot Sleman (a.id)", ["a.id"], ["sama dengan bobot Sleman", "[a.id]"]],
    ["a.id 2022: a.id/1", ["a.id/1"], ["a.id 2022:", "[a.id/1]"]],
    ["", ["a.id"], []],
  ])("%s", (text, keys, parts) => {
    expect(told(text, ...keys)).toEqual(parts);
  });
});

test("a publisher that stood before its page's key is not named twice", () => {
  const page = { ...source("jambi.id/1"), publisher: "Jambi Ekspres" };
  expect(citedIn("Jambi Ekspres 2022: jambi.id/1", [page])).toEqual([{ kind: "source", source: page }]);
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

  test("each page has a place of its own in the list of sources", () => {
    const anchors = sources.map(({ key }) => anchorOf(key));
    expect(new Set(anchors).size).toBe(sources.length);
    for (const anchor of anchors) expect(anchor).toMatch(/^[a-z0-9-]+$/);
  });

  test("no note of a figure repeats its status or its target, and notes on sources are in plain words", () => {
    for (const { note = "" } of rows("indicator_values")) expect(note).not.toMatch(/\btarget\b|provisional/i);
    for (const { id = "", en = "" } of rows("source_notes"))
      expect(`${id} ${en}`).not.toMatch(/Quick Win dan lima|naskahnya|\b(?:IKM|IPM|LKPJ|AMP)\b|\d{4}-\d{2}-\d{2}/);
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
      if (note) expect(noted.has(key) || ESTABLISHED.test(note), key).toBe(true);
    }
    for (const row of noted.values()) expect([row.id, row.en]).not.toContain("");
  });
});
