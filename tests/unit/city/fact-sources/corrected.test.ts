import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { byReason, formerSource, inPlainWords } from "@/lib/city/fact-sources/corrected";
import type { FactCorrection } from "@/lib/city/fact-sources/published";

const SEED = path.resolve(import.meta.dirname, "../../../../prisma/seed");
const made = (of: Partial<FactCorrection>): FactCorrection => ({
  id: `${of.entity} ${of.key} ${of.field}`,
  at: "2026-11-29T00:00:00.000Z",
  entity: "programme",
  key: "emas",
  field: "source",
  before: "lama",
  after: "baru",
  reason: { id: "Sebab", en: "Reason" },
  of: { kind: "programme" as const, slug: "emas", name: "EMAS" },
  ...of,
});
const dayOf = (at: string) => at.slice(0, 10);
const keysOf = (corrections: FactCorrection[], locale: "id" | "en" = "id") =>
  byReason(corrections, locale, dayOf).map(({ reason, alike }) => [
    reason,
    alike.map(({ things }) => things.map(({ entity, key }) => `${entity} ${key}`)),
  ]);

describe("corrections, told to a reader", () => {
  test("things that were put right alike stand together, their reason and texts once", () => {
    const corrections = [
      made({ key: "emas" }),
      made({ key: "kurnia" }),
      made({ key: "homecare", before: "lain" }),
      made({ entity: "round", key: "2024-1", field: "heldOn", reason: { id: "Hari lain", en: "Another day" } }),
    ];
    expect(keysOf(corrections)).toEqual([
      ["Sebab", [["programme emas", "programme kurnia"], ["programme homecare"]]],
      ["Hari lain", [["round 2024-1"]]],
    ]);
  });

  test("a recommendation and its report are one thing, and a note is told in the reader's language only", () => {
    const corrections = [
      made({ entity: "recommendation", key: "2022/1" }),
      made({ entity: "report", key: "2022/1" }),
      made({ entity: "report", key: "2022/2" }),
      made({ entity: "round", key: "2023-2", field: "note", before: "satu", after: "dua" }),
      made({ entity: "round", key: "2023-2", field: "noteEn", before: "one", after: "two" }),
    ];
    const sources = ["recommendation 2022/1", "report 2022/2"];
    expect(keysOf(corrections)).toEqual([["Sebab", [sources, ["round 2023-2"]]]]);
    const [group] = byReason(corrections, "en", dayOf);
    expect(group?.alike.map(({ after }) => after)).toEqual(["baru", "two"]);
  });

  test("what other days put right for the same reason stands under its own day", () => {
    const corrections = [made({}), made({ key: "kurnia", at: "2027-01-02T00:00:00.000Z" })];
    expect(byReason(corrections, "id", dayOf).map(({ day }) => day)).toEqual(["2026-11-29", "2027-01-02"]);
  });

  test.each([
    ["artikel rujukan 2023", [null]],
    ["artikel rujukan 2023; bangsaonline.com/berita/119265", [null, "bangsaonline.com/berita/119265"]],
    ["lentera.co/post/item/193707; artikel rujukan 2023", ["lentera.co/post/item/193707", null]],
    ["artikel rujukan 2023: diharapkan terbit pada 2023", [null, "diharapkan terbit pada 2023"]],
    ["nusadaily.com", ["nusadaily.com"]],
  ])("of %s the article without a name is told apart", (text, parts) => {
    expect(formerSource(text)).toEqual(parts);
  });

  test("no text of an earlier edition keeps a word that only its makers knew", () => {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(path.join(SEED, "corrections.csv"), "utf8"), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.length).toBeGreaterThan(30);
    for (const { before = "", reason_id = "", reason_en = "", field } of data) {
      const shown = field === "source" ? formerSource(before).join("; ") : inPlainWords(before);
      expect([shown, inPlainWords(reason_id), reason_en].join(" ")).not.toMatch(/rujukan|\bseed\b/i);
    }
  });
});
