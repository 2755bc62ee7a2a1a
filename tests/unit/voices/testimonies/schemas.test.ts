import { describe, expect, test } from "vitest";
import { testimonySchema } from "@/lib/voices/testimonies/schemas";

const TODAY = "2026-11-22";
const GOOD = {
  text: "Anak saya sekarang berani berbicara bahasa Inggris.",
  pseudonym: "Ibu S.",
  toldOn: "01/10/2026",
  personName: "Siti Uji",
  purpose: "Ditampilkan di situs",
  channel: "LETTER",
  givenOn: "2026-10-01",
  consented: "on",
};

const faults = (given: object) => {
  const { error } = testimonySchema(TODAY).safeParse({ ...GOOD, ...given });
  return Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join("."), message]));
};

describe("a testimony and its consent", () => {
  test("is taken when whole, with days as days", () => {
    expect(testimonySchema(TODAY).parse(GOOD)).toMatchObject({ toldOn: "2026-10-01", isMinor: false, showName: false });
  });

  test.each([
    ["without consent nothing is kept, not even a draft", { consented: undefined }, { consented: "consentMissing" }],
    ["a child's guardian consents", { isMinor: "on" }, { guardianName: "guardianMissing" }],
    ["a child is never named", { isMinor: "on", guardianName: "Wali", showName: "on" }, { showName: "minorNamed" }],
    ["a grown-up has no guardian", { guardianName: "Wali" }, { guardianName: "guardianNotMinor" }],
    ["the name is no pseudonym", { pseudonym: "siti  uji." }, { pseudonym: "pseudonymIsName" }],
    ["nor is the name with something before it", { pseudonym: "Ibu Siti Uji" }, { pseudonym: "pseudonymIsName" }],
    ["the story does not tell the name", { text: "Saya, Siti Uji, sudah berani." }, { text: "storyHoldsName" }],
    [
      "nor the guardian's",
      { isMinor: "on", guardianName: "Budi Wali", text: "Kata Budi Wali, anaknya sudah berani." },
      { text: "storyHoldsName" },
    ],
    ["no population number", { text: `${GOOD.text} 3571010101900001` }, { text: "personalData-nik" }],
    ["no telephone number", { pseudonym: "Ibu S 081234567890" }, { pseudonym: "personalData-phone" }],
    ["no consent from the future", { givenOn: "2099-01-01" }, { givenOn: "dayFuture" }],
    ["a story, not a word", { text: "Bagus" }, { text: "testimonyShort" }],
  ])("%s", (_what, given, expected) => {
    expect(faults(given)).toEqual(expected);
  });

  test("a part of the name in another word is no name", () => {
    expect(faults({ personName: "Ani", text: "Sekarang kami berani berbicara di depan kelas." })).toEqual({});
  });

  test("the name itself may be shown where the person asks for it", () => {
    expect(faults({ showName: "on", pseudonym: "Siti Uji" })).toEqual({});
  });
});
