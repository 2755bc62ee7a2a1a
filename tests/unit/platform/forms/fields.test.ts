import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { plainText } from "@/lib/platform/format/plain-text";
import { knownFields, readForm } from "@/lib/platform/forms/fields";
import { FORM } from "@/server/limits.mjs";

const schema = z.object({
  text: z.string().trim().max(20),
  email: z.string().trim().pipe(z.email()).optional(),
  links: z.union([z.array(z.string().max(50)), z.string().max(60)]).optional(),
});
const known = knownFields([
  schema,
  { rows: z.object({ weight: z.string() }) },
  { each: "score-" },
  { file: "file" },
  { long: "kept" },
]);
const form = (...entries: [string, string | File][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe("the fields of a form", () => {
  it.each([
    "text[10000000]",
    "text.a",
    "__proto__",
    "constructor",
    "toString",
    "weight",
    "weight-",
    "weight-1e3",
    "weight-201",
    "weight-01",
    "other",
    "file",
    "score",
    "",
  ])("have no %j", (name) => {
    const read = readForm(form([name, "x"], ["text", "kept"]), known);
    expect(read).toMatchObject({ ok: false, foreign: true });
    expect([...read.data]).toEqual([["text", "kept"]]);
  });

  it("are names of a schema, rows up to the highest, prefixed codes and what every form has", () => {
    const all: [string, string][] = [
      "text",
      "email",
      "links",
      "weight-0",
      "weight-200",
      "id-3",
      "score-A.1",
      "locale",
      "id",
      "version",
    ].map((name) => [name, "x"]);
    expect(readForm(form(...all), known).ok).toBe(true);
  });

  it("leave React's own marks out", () => {
    const read = readForm(form(["$ACTION_REF_1", ""], ["$ACTION_1:0", "{}"], ["text", "x"]), known);
    expect([read.ok, [...read.data]]).toEqual([true, [["text", "x"]]]);
  });

  it("take a file only where one belongs, and only one", () => {
    const file = new File(["x"], "x.xlsx");
    expect(readForm(form(["file", file]), known).ok).toBe(true);
    expect(readForm(form(["text", file]), known)).toMatchObject({ foreign: true });
    expect(readForm(form(["file", file], ["file", file]), known)).toMatchObject({ foreign: true });
  });

  it("are looked at for length before anything else, by what their schema takes", () => {
    const long = (name: string, length: number) => readForm(form([name, "a".repeat(length)]), known);
    expect(long("text", 20).ok).toBe(true);
    expect(long("text", 21)).toMatchObject({ ok: false, foreign: false, long: ["text"] });
    expect(long("links", 60).ok).toBe(true);
    expect(long("links", 61)).toMatchObject({ long: ["links"] });
    expect(long("email", 400).ok).toBe(true);
    expect(long("email", 401)).toMatchObject({ long: ["email"] });
    expect(long("kept", 1_000_000).ok).toBe(true);
  });

  it("may be ticked together only so often", () => {
    const ticked = (count: number) =>
      readForm(form(...Array.from({ length: count }, () => ["links", "x"] as [string, string])), known);
    expect(ticked(FORM.repeats).ok).toBe(true);
    expect(ticked(FORM.repeats + 1)).toMatchObject({ foreign: true });
  });
});

describe("a plain text", () => {
  it.each([
    ["baris\r\nbaris\rbaris", "baris\nbaris\nbaris"],
    ["e\u0301", "é"],
    ["a\u0000b\u0007c\tx", "abc\tx"],
    ["gambar\u202Efdp.exe", "gambarfdp.exe"],
    ["\u2066x\u2069\u200F", "x"],
    ["👩‍👩‍👧 air", "👩‍👩‍👧 air"],
    ["setengah \ud800", "setengah \ufffd"],
  ])("of %j is %j", (typed, kept) => {
    expect(plainText(typed)).toBe(kept);
  });

  it("stays itself when it is made plain once more", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        (text) => plainText(plainText(text)) === plainText(text),
      ),
    );
  });
});
