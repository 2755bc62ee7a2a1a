import { createTranslator } from "next-intl";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { svgText } from "@/components/charts/svg-text";
import { type Contents, pictureContents } from "@/components/site/pictures/contents";
import { drawnPicture } from "@/components/site/pictures/drawn";
import { db } from "@/lib/platform/db/client";
import { paperColours } from "@/lib/platform/format/paper-colours";
import { isPictureKind, type PictureKind, readPictureFacts } from "@/lib/site/pictures/published";
import en from "@/messages/en.json";
import id from "@/messages/id.json";
import { makeCity, SECRET, SECRET_FIGURES } from "@/tests/support/published-city";

// Both need Next around them; the words are the site's own.
vi.mock("@/lib/platform/i18n/navigation", () => ({}));
vi.mock("next-intl/server", () => ({
  getTranslations: async ({ locale, namespace }: { locale: "id" | "en"; namespace: "Pictures" }) =>
    createTranslator({ locale, messages: { id, en }[locale] as typeof id, namespace }),
}));

let things: [PictureKind, string][];

beforeAll(async () => {
  await makeCity();
  const [indicators, pillars, rounds, programmes, recommendations] = await Promise.all([
    db().indicator.findMany({ select: { code: true } }),
    db().pillar.findMany({ select: { slug: true } }),
    db().evaluationRound.findMany({ select: { slug: true } }),
    db().programme.findMany({ select: { slug: true } }),
    db().recommendation.findMany({ select: { order: true, round: { select: { slug: true } } } }),
  ]);
  things = [
    ...indicators.map(({ code }): [PictureKind, string] => ["indicators", code]),
    ...indicators.map(({ code }): [PictureKind, string] => ["places", code]),
    ...pillars.map(({ slug }): [PictureKind, string] => ["pillars", slug]),
    ...rounds.map(({ slug }): [PictureKind, string] => ["rounds", slug]),
    ...programmes.map(({ slug }): [PictureKind, string] => ["programmes", slug]),
    ...programmes.map(({ slug }): [PictureKind, string] => ["money", slug]),
    ...recommendations.map(({ order, round }): [PictureKind, string] => ["recommendations", `${round.slug}~${order}`]),
    ["city", "index"],
    ["city", "pillars"],
  ];
});

/** Every text and figure of a thing's card and chart, as a reader would find them. */
const toldBy = ({ card, chart }: Contents) => {
  const place = { x: 0, y: 0, width: 500, height: 300 };
  const look = { colours: paperColours({ accent: null, pillars: [] }) };
  const drawings = [card?.draw?.(place), chart?.drawing.draw(place)].map((one) => svgText(one, look));
  return JSON.stringify([card, chart, drawings]);
};

async function contentsOf(kind: PictureKind, key: string): Promise<Contents | null> {
  const facts = await readPictureFacts(kind, key);
  return facts && pictureContents(facts, "id");
}

describe("pictures", () => {
  test("say what is published and nothing of drafts, of unpublished things or of other lanes", async () => {
    const made = await Promise.all(things.map(([kind, key]) => contentsOf(kind, key)));
    const told = made.flatMap((contents) => (contents ? [toldBy(contents)] : []));
    expect(told.length).toBeGreaterThanOrEqual(5);
    for (const text of told) for (const hidden of [SECRET, ...SECRET_FIGURES]) expect(text).not.toContain(hidden);
    // What is not published has none at all.
    expect(made.filter((contents) => contents === null).length).toBeGreaterThan(0);
  });

  test("are drawn as PNG with letters as shapes, in both languages, and not at all for what there is not", async () => {
    const facts = await readPictureFacts("city", "index");
    if (!facts) throw new Error("The city has an index.");
    for (const locale of ["id", "en"] as const) {
      const card = await drawnPicture({ facts, locale, file: "card.png", published: null });
      expect((card as Buffer).subarray(1, 4).toString()).toBe("PNG");
      expect((card as Buffer).readUInt32BE(16)).toBe(1200);
      expect((card as Buffer).readUInt32BE(20)).toBe(630);
    }
    expect(await readPictureFacts("indicators", "NOT-THERE")).toBeNull();
    expect(await readPictureFacts("recommendations", "2024~0")).toBeNull();
    // A second spelling would be a second picture to draw and to keep, and there would be no end of them.
    const asked = await Promise.all(
      things
        .filter(([kind]) => kind === "recommendations")
        .map(async ([kind, key]) => [key, await readPictureFacts(kind, key)]),
    );
    const [spelling] = asked.find(([, found]) => found) ?? [];
    expect(await readPictureFacts("recommendations", `${spelling}`)).not.toBeNull();
    for (const other of [`${spelling}~x`, `${spelling}~`, `~${spelling}`])
      expect(await readPictureFacts("recommendations", other), other).toBeNull();
    expect(isPictureKind("constructor")).toBe(false);
  });

  test("draw a programme's money as its page does: of two lines, and of one not", async () => {
    const line = await db().programmeFunding.findFirstOrThrow({ where: { status: "PUBLISHED", label: "" } });
    const { slug } = await db().programme.findUniqueOrThrow({ where: { id: line.programmeId } });
    expect((await contentsOf("money", slug))?.chart).toBeNull();
    const { id: _id, ...earlier } = line;
    await db().programmeFunding.create({ data: { ...earlier, year: 2023, spent: "500000" } });
    const facts = await readPictureFacts("money", slug);
    if (!facts) throw new Error("The programme has money.");
    const svg = `${await drawnPicture({ facts, locale: "id", file: "chart.svg", published: null })}`;
    expect(svg).toMatch(/Rp250\.000 dari Rp1\.000\.000 \(25,00%\)[\s\S]*Rp500\.000 dari Rp1\.000\.000 \(50,00%\)/);
    expect(svg).toContain("Sumber: Dokumen anggaran 2024");
    const card = await drawnPicture({ facts, locale: "en", file: "card.png", published: null });
    expect((card as Buffer).readUInt32BE(16)).toBe(1200);
  });
});
