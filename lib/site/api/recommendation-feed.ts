import { createHash } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { type FeedEntry, listRecommendationChanges } from "@/lib/follow-up/recommendations/published";
import { env } from "@/lib/platform/config/env";
import { isDatabaseReady } from "@/lib/platform/db/health";
import { formatDate } from "@/lib/platform/format/date";
import { reportFailure } from "@/lib/platform/observability/failure";
import { route } from "@/lib/platform/pages/routes";
import { cityName } from "@/lib/platform/settings/published";
import { firstSealAt } from "@/lib/site/seals/published";
import { CACHE, hasSeen } from "./listing";
import { readParameters } from "./parameters";
import { CORS, problem } from "./problem";
import { feedQuery } from "./query";
import "server-only";

const ENTRIES = 100;
/** Since when this process answers: of a site without a single published row nobody knows an earlier moment. */
const STARTED_AT = new Date(Date.now() - Math.round(process.uptime() * 1000)).toISOString();
const TYPE = "application/atom+xml; charset=utf-8";
// Control characters that XML 1.0 cannot hold at all, not even escaped; a text field may have them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const escaped = (text: string) => text.replace(NOT_XML, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** GET handler: the newest public changes of recommendations as an Atom feed (RFC 4287), in Indonesian. */
export async function recommendationFeed(request: Request): Promise<Response> {
  const { refusal } = readParameters(request, feedQuery);
  if (refusal) return refusal;
  try {
    const body = await asFeed(await listRecommendationChanges(ENTRIES));
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
    const headers = { ...CORS, ...CACHE, etag, "content-type": TYPE };
    return hasSeen(request, etag) ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
  } catch (error) {
    if (!(await isDatabaseReady())) return problem(503, "Try again in a few seconds.");
    reportFailure("The feed of recommendations", error);
    return problem(500, "The fault is logged here; the request need not be changed.");
  }
}

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
  const updated = entries[0]?.at ?? (await firstSealAt()) ?? STARTED_AT;
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
