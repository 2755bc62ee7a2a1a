import type { FoundKind } from "@/lib/platform/areas/findable";
import { absolute } from "@/lib/platform/datasets/dataset";
import { findNewestChanges, publicDb } from "@/lib/platform/db/public";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { changeLine } from "@/lib/site/changes/change-line";
import { readChanges } from "@/lib/site/changes/published";
import { WORDS } from "@/lib/site/data/every-dataset";
import { listNewest, pathOfFound } from "@/lib/site/search/published";
import { escaped, feedAnswer, startedAt } from "./feed-answer";
import { handler } from "./handler";
import { readParameters } from "./parameters";
import { noQuery } from "./query";
import "server-only";

const ENTRIES = 100;
/** So many changes are looked at; one publication has 250 entries at most. */
const CHANGES = 500;
/** Of one thing at one moment so many changes are named; a load brings hundreds. */
const LINES = 20;

interface News {
  kind: FoundKind;
  key: string;
  title: string;
  path: string;
  at: Date;
  lines: string[];
}

const MINUTE_MS = 60_000;

/** What goes out together has moments of its own, some milliseconds apart. */
const together = ({ kind, key, at }: { kind: string; key: string; at: Date }) =>
  `${kind} ${key} ${Math.floor(at.getTime() / MINUTE_MS)}`;

/** What changed, all of one thing within a minute as one: the 46 kelurahan of one indicator are no 46 pieces of news. */
async function listChangedThings(): Promise<News[]> {
  const changes = await readChanges(publicDb(), await findNewestChanges(CHANGES));
  const things = Map.groupBy(changes, together);
  return [...things.values()].flatMap((own) => {
    const [first] = own;
    const path = first && pathOfFound(first.kind, first.key);
    if (!first || !path) return [];
    const lines = [...new Set(own.map((change) => changeLine(change, "id")))];
    const shown = lines.length > LINES ? [...lines.slice(0, LINES), "…"] : lines;
    return [{ kind: first.kind as FoundKind, key: first.key, title: first.titleId, path, at: first.at, lines: shown }];
  });
}

async function feed() {
  const [{ Search, DataPage }, city, changed, shown] = await Promise.all([
    ...[WORDS.id(), cityName(), listChangedThings()],
    // What shipped with the product is no change, and is all that a new site has.
    listNewest(ENTRIES, "id"),
  ] as const);
  const entryOf = ({ kind, key, title, path, at, lines }: News) => ({
    // A new publication of the same thing is news of its own. An address has one fragment at most.
    id: `${absolute(path)}${path.includes("#") ? "/" : "#"}${encodeURIComponent(`${kind}-${key}`)}-${at.getTime()}`,
    url: absolute(path),
    title: `${Search.kinds[kind]}: ${title}`,
    text: [`${Search.kinds[kind]}: ${title}`, ...lines].join("\n"),
    at: at.toISOString(),
    kind: Search.kinds[kind],
  });
  // Of the same news the later stays: what says more of it.
  const all: News[] = [...shown.map((one) => ({ ...one, lines: [] })), ...changed];
  const entries = [...new Map(all.map((news) => [together(news), news])).values()]
    .map(entryOf)
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, ENTRIES);
  return {
    title: DataPage.feedTitle.replace("{city}", city),
    author: `Smart City ${city}`,
    updated: entries[0]?.at ?? startedAt,
    entries,
  };
}

/** GET handler: what came to the public last, of everything, as Atom (RFC 4287), in Indonesian. */
export const atomFeed = handler(async (request) => {
  const { refusal } = readParameters(request, noQuery);
  if (refusal) return refusal;
  const { title, author, updated, entries } = await feed();
  const self = escaped(absolute(route("/api/v1/feed/atom")));
  const items = entries.map(
    (entry) => `  <entry>
    <id>${escaped(entry.id)}</id>
    <title>${escaped(entry.title)}</title>
    <link rel="alternate" type="text/html" hreflang="id" href="${escaped(entry.url)}"/>
    <updated>${entry.at}</updated>
    <summary>${escaped(entry.text)}</summary>
    <category term="${escaped(entry.kind)}"/>
  </entry>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">
  <id>${self}</id>
  <title>${escaped(title)}</title>
  <updated>${updated}</updated>
  <author><name>${escaped(author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${self}"/>
  <link rel="alternate" type="text/html" hreflang="id" href="${escaped(absolute("/"))}"/>
${items.join("\n")}
</feed>
`;
  return feedAnswer(request, body, "application/atom+xml; charset=utf-8");
});

/** GET handler: the same as JSON Feed 1.1. */
export const jsonFeed = handler(async (request) => {
  const { refusal } = readParameters(request, noQuery);
  if (refusal) return refusal;
  const { title, author, entries } = await feed();
  const body = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    language: "id",
    home_page_url: absolute("/"),
    feed_url: absolute(route("/api/v1/feed/json")),
    authors: [{ name: author }],
    items: entries.map(({ id, url, title: told, text, at, kind }) => ({
      ...{ id, url, title: told, content_text: text, date_published: at, tags: [kind] },
    })),
  };
  return feedAnswer(request, JSON.stringify(body), "application/feed+json; charset=utf-8");
});
