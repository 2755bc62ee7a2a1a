import { absolute } from "@/lib/platform/datasets/dataset";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { WORDS } from "@/lib/site/data/every-dataset";
import { listNewest } from "@/lib/site/search/published";
import { escaped, feedAnswer, startedAt } from "./feed-answer";
import { handler } from "./handler";
import { readParameters } from "./parameters";
import { noQuery } from "./query";
import "server-only";

const ENTRIES = 100;

async function feed() {
  const [{ Search, DataPage }, city, newest] = await Promise.all([WORDS.id(), cityName(), listNewest(ENTRIES, "id")]);
  const entries = newest.map(({ kind, key, title, path, at }) => ({
    // A new publication of the same thing is news of its own. An address has one fragment at most.
    id: `${absolute(path)}${path.includes("#") ? "/" : "#"}${encodeURIComponent(`${kind}-${key}`)}-${at.getTime()}`,
    url: absolute(path),
    title: `${Search.kinds[kind]}: ${title}`,
    at: at.toISOString(),
    kind: Search.kinds[kind],
  }));
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
    items: entries.map(({ id, url, title: told, at, kind }) => ({
      ...{ id, url, title: told, content_text: told, date_published: at, tags: [kind] },
    })),
  };
  return feedAnswer(request, JSON.stringify(body), "application/feed+json; charset=utf-8");
});
