import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contrastOf, LEAST_CONTRAST, oklchOf, rgbOf, rgbOfOklch } from "@/lib/platform/format/contrast";
import { accentContrast, GROUNDS, pillarContrast } from "@/lib/platform/format/palette";
import { settingsSchema } from "@/lib/platform/settings/schemas";

describe("contrast", () => {
  test.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#767676", "#ffffff", 4.54],
    ["#0000ff", "#ffffff", 8.59],
  ])("of %s and %s is %s, as WCAG has it", (a, b, ratio) => {
    expect(contrastOf(rgbOf(a), rgbOf(b))).toBeCloseTo(ratio, 2);
  });

  test.each(["#1d4ed8", "#7c2d12", "#0f766e", "#ffffff", "#000000"])("%s goes to OKLCH and back", (hex) => {
    const there = rgbOfOklch(oklchOf(rgbOf(hex)));
    rgbOf(hex).forEach((part, index) => {
      expect(there[index]).toBeCloseTo(part, 3);
    });
  });

  test("is measured on the grounds that the pages have", () => {
    const css = readFileSync("app/globals.css", "utf8");
    for (const [index, name] of ["surface", "raised", "sunken"].entries()) {
      const [light, dark] = [GROUNDS.light[index], GROUNDS.dark[index]].map((colour) => `oklch(${colour?.join(" ")})`);
      expect(css).toContain(`--${name}: light-dark(${light}, ${dark});`);
    }
  });

  test("of every hue of a pillar is enough, in both themes", () => {
    for (let hue = 0; hue < 360; hue += 1) expect(pillarContrast(hue)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });

  test.each([
    ["#1d4ed8", "light", true],
    ["#1d4ed8", "dark", false],
    ["#facc15", "light", false],
    ["#93c5fd", "dark", true],
  ] as const)("%s on the %s ground is readable: %s", (hex, theme, readable) => {
    expect(accentContrast(hex, theme) >= LEAST_CONTRAST).toBe(readable);
  });
});

const GOOD = {
  name: "Kota Uji",
  timeZone: "Asia/Makassar",
  reportRhythm: "MONTHLY",
  reportDueDay: "10",
  languages: "id",
  accentLight: "#1D4ED8",
  accentDark: "#93c5fd",
  bands: "3,5 | Sangat baik | Very good\n2 | Cukup | Fair",
};
const faults = (given: object) =>
  (settingsSchema.safeParse({ ...GOOD, ...given }).error?.issues ?? []).map(({ path, message }) => [path[0], message]);

describe("settings as they are typed", () => {
  test("are read whole", () => {
    expect(settingsSchema.parse(GOOD)).toMatchObject({
      accentLight: "#1d4ed8",
      reportDueDay: 10,
      languages: ["id"],
      scoreDecimals: 3,
      bands: [
        { minimum: "2", labelId: "Cukup", labelEn: "Fair" },
        { minimum: "3.5", labelId: "Sangat baik", labelEn: "Very good" },
      ],
    });
  });

  test("a wrong contrast is refused with its figure", () => {
    expect(faults({ accentLight: "#facc15" })).toEqual([
      ["accentLight", expect.stringMatching(/^contrast:1\.\d\d:4\.5$/)],
    ]);
  });

  test.each([
    [{ accentDark: "" }, [["accentDark", "bothColours"]]],
    [{ accentLight: "biru" }, [["accentLight", "colour"]]],
    [{ reportDueDay: "31" }, [["reportDueDay", "dueDay:28"]]],
    [{ timeZone: "Europe/Paris" }, [["timeZone", "required"]]],
    [{ scoreDecimals: "4" }, [["scoreDecimals", "required"]]],
    [{ bands: "3,5 Sangat baik" }, [["bands", "bandLine:3,5 Sangat baik"]]],
    [{ bands: "3 | a | b\n3,0 | c | d" }, [["bands", "bandTwice"]]],
    [{ regionCode: "3571" }, [["regionCode", "regionCode"]]],
  ])("%j is refused beside its field", (given, wanted) => {
    expect(faults(given)).toEqual(wanted);
  });
});
