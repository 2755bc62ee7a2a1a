import { getTranslations } from "next-intl/server";
import { Picture } from "@/components/charts/picture";
import { ShareCard } from "@/components/charts/share-card";
import { svgText } from "@/components/charts/svg-text";
import { HexagonMark } from "@/components/ui/hexagon-mark";
import { siteEnv } from "@/lib/platform/config/env";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { paperColours } from "@/lib/platform/format/paper-colours";
import { getCity } from "@/lib/platform/settings/published";
import { letterShapes } from "@/lib/site/pictures/letter-shapes";
import { pngOf } from "@/lib/site/pictures/png";
import type { PictureFacts } from "@/lib/site/pictures/published";
import { pictureContents } from "./contents";

/** Files that a thing has, and nothing else: no width, height or colour is asked from outside. */
export const PICTURE_FILES = ["chart.svg", "chart.png", "card.png"] as const;
export type PictureFile = (typeof PICTURE_FILES)[number];

type Asked = {
  facts: PictureFacts;
  locale: Locale;
  file: PictureFile;
  /** When the city last published anything, an ISO instant; null before it did. */
  published: string | null;
};

/** A picture of what is published; null where the thing has nothing to draw. */
export async function drawnPicture({ facts, locale, file, published }: Asked): Promise<string | Buffer | null> {
  const [contents, city, common, words] = await Promise.all([
    pictureContents(facts, locale),
    getCity(),
    getTranslations({ locale, namespace: "Common" }),
    getTranslations({ locale, namespace: "Public" }),
  ]);
  const site = `${common("appName")} ${city.name}`;
  const colours = paperColours(city);
  if (file === "card.png") {
    if (!contents.card) return null;
    const mark = (place: { x: number; y: number; width: number; height: number }) => <HexagonMark place={place} />;
    return pngOf(
      svgText(<ShareCard {...contents.card} site={site} mark={mark} />, { colours, outline: letterShapes }),
      1,
    );
  }
  if (!contents.chart) return null;
  const asOf = published
    ? words("lastPublished", { date: formatDate(dayIn(city.zone, new Date(published)), locale) })
    : words("shippedOnly");
  const stamp = [site, siteEnv().NEXTAUTH_URL?.replace(/^https?:\/\//, ""), asOf].filter(Boolean).join(" · ");
  const picture = <Picture {...contents.chart} stamp={stamp} />;
  return file === "chart.svg"
    ? svgText(picture, { colours })
    : pngOf(svgText(picture, { colours, outline: letterShapes }), 2);
}
