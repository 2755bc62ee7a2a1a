import { getTranslations } from "next-intl/server";
import { type FeedEntry, listRecommendationChanges } from "@/lib/follow-up/recommendations/published";
import { env } from "@/lib/platform/config/env";
import { formatDate } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { firstSealAt } from "@/lib/site/seals/published";
import { escaped, feedAnswer, startedAt } from "./feed-answer";
import { handler } from "./handler";
import { readParameters } from "./parameters";
import { feedQuery } from "./query";
import "server-only";

const ENTRIES = 100;
const TYPE = "application/atom+xml; charset=utf-8";
/** GET handler: the newest public changes of recommendations as an Atom feed (RFC 4287), in Indonesian. */
export const recommendationFeed = handler(async (request) => {
  const { refusal } = readParameters(request, feedQuery);
  if (refusal) return refusal;
  return feedAnswer(request, await asFeed(await listRecommendationChanges(ENTRIES)), TYPE);
});

async function asFeed(entries: FeedEntry[]): Promise<string> {
  const t = await getTranslations({ locale: "id", namespace: "Recommendations" });
  const site = (path: string) => new URL(path, env().NEXTAUTH_URL).href;
  const self = site(route("/api/v1/recommendations/changes"));
  const day = (date: string | null) => (date ? formatDate(date, "id") : "");
  const summaryOf = ({ kind, status, text, dueBefore, dueAfter }: FeedEntry) => {
    if (kind === "PUBLISHED") return t("changes.PUBLISHED");
    if (kind === "DUE")
      return t("changes.DUE", { first: dueBefore ? "no" : "yes", before: day(dueBefore), after: day(dueAfter) });
    return [t("changes.REPORTED", { status: t(`statuses.${status ?? "NONE"}`) }), text].filter(Boolean).join(". ");
  };
  const entry = (change: FeedEntry) => {
    const { id, kind, at, of } = change;
    return `  <entry>
    <id>urn:uuid:${id}#${kind.toLowerCase()}</id>
    <title>${escaped(`${of.round.slug}/${of.order}: ${of.text}`)}</title>
    <link rel="alternate" type="text/html" hreflang="id" href="${escaped(site(of.path))}"/>
    <updated>${at}</updated>
    <summary>${escaped(summaryOf(change))}</summary>
  </entry>`;
  };
  // RFC 4287 asks for a moment: a feed without an entry has been as it is since the site began.
  const updated = entries[0]?.at ?? (await firstSealAt()) ?? startedAt;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">
  <id>${escaped(self)}</id>
  <title>${escaped(t("feedTitle", { city: await cityName() }))}</title>
  <updated>${updated}</updated>
  <author><name>${escaped(`Smart City ${await cityName()}`)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escaped(self)}"/>
  <link rel="alternate" type="text/html" hreflang="id" href="${escaped(site(route("/rekomendasi")))}"/>
${entries.map(entry).join("\n")}
</feed>
`;
}
