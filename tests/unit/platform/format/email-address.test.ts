import { describe, expect, it } from "vitest";
import { emailAddress } from "@/lib/platform/format/email-address";

const schema = emailAddress("wrong", "missing");
const read = (text: unknown) => {
  const result = schema.safeParse(text);
  return result.success ? result.data : result.error.issues.map(({ message }) => message);
};

describe("an e-mail address", () => {
  it.each([
    [" Nama@Kota.go.id ", "nama@kota.go.id"],
    ["a.b+uji@kampus.ac.id", "a.b+uji@kampus.ac.id"],
    ["siti@kedirikota.go.id", "siti@kedirikota.go.id"],
    ["büro@münchen.example", "büro@münchen.example"],
  ])("%j is kept as %j", (typed, kept) => expect(read(typed)).toBe(kept));

  it.each([
    "",
    "nama",
    "nama@",
    "@kota.go.id",
    "nama@kota",
    "na ma@kota.go.id",
    "a@b@c.id",
    "nama@kota..id",
    "nama@kota.id\nBcc: x@y.id",
  ])("%j is none", (typed) => expect(read(typed)).toEqual(["wrong"]));

  it("is told as missing where there is none at all", () => {
    expect(read(undefined)).toEqual(["missing"]);
    expect(read(7)).toEqual(["missing"]);
  });

  it("is at most 254 letters long, and a longer one is refused at once", () => {
    const domain = "@kota.go.id";
    const longest = `${"a".repeat(254 - domain.length)}${domain}`;
    expect(read(longest)).toBe(longest);
    expect(read(`a${longest}`)).toEqual(["wrong"]);
    const began = performance.now();
    expect(read(`${"a".repeat(1_000_000)}@`)).toEqual(["wrong"]);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
