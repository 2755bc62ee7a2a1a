import type { Findable } from "@/lib/platform/areas/findable";
import { type PlainRoute, route } from "@/lib/platform/pages/routes";
import en from "@/messages/en.json";
import id from "@/messages/id.json";

type PageKey = keyof typeof id.SearchPages;

const PAGES: Record<PageKey, PlainRoute> = {
  data: "/data",
  api: "/data/api",
  methodology: "/metodologi",
  about: "/tentang",
  ask: "/tanya",
  sources: "/sumber",
  glossary: "/glosarium",
  kelurahan: "/kelurahan",
  compare: "/bandingkan",
  rounds: "/evaluasi",
  recommendations: "/rekomendasi",
};

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The pages that hold no row: a title and the words by which people look for them, both out of the messages. */
export const foundPages: Findable = {
  kind: "PAGE",
  rows: `
    SELECT * FROM (VALUES ${Object.entries(PAGES)
      .map(([name, address]) => {
        const page = name as PageKey;
        const cells = [address, id.SearchPages[page].title, en.SearchPages[page].title, ""];
        return `(${[...cells, id.SearchPages[page].words, en.SearchPages[page].words].map(quoted).join(", ")}, NULL::timestamptz)`;
      })
      .join(", ")}) AS page("key", "titleId", "titleEn", "names", "textId", "textEn", "at")`,
  path: (address) => route(address as PlainRoute),
};
