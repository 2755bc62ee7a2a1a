import { describe, expect, it } from "vitest";
import { everyWord, searchWords } from "@/lib/platform/format/search-words";

describe("the words of a search", () => {
  it("are small, composed, and each there once", () => {
    expect(searchWords("  Bank  sampah BANK Café\n")).toEqual(["bank", "sampah", "caf\u00e9"]);
  });

  it.each([undefined, "", " \t\n"])("are none in %j, and then everything is found", (q) => {
    expect(searchWords(q)).toEqual([]);
    expect(everyWord(q, () => "never asked")).toEqual({});
  });

  it("have all to be there, wherever each may stand", () => {
    expect(everyWord("bank sampah", (word, text) => ({ name: word, text }))).toEqual({
      AND: [
        { name: { contains: "bank", mode: "insensitive" }, text: "bank" },
        { name: { contains: "sampah", mode: "insensitive" }, text: "sampah" },
      ],
    });
  });

  it("are looked for as the letters that they are, also where the database reads a sign in them", () => {
    const [word] = everyWord(String.raw`50%_a\b`, (contains, text) => ({ contains, text })).AND ?? [];
    expect(word).toEqual({
      contains: { contains: String.raw`50\%\_a\\b`, mode: "insensitive" },
      text: String.raw`50%_a\b`,
    });
  });
});
