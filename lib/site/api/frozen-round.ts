import type { Format } from "@/lib/platform/datasets/query";
import { inBoth } from "@/lib/platform/datasets/sentence";
import { tableFileName } from "@/lib/platform/format/table-file";
import { csvRows, readableRows } from "@/lib/results/freezes/document";
import { findFrozenRound, type PublishedFreeze } from "@/lib/results/freezes/published";
import { handler } from "./handler";
import { CACHE, fileForPeople, hasSeen, TYPES, toCsv } from "./listing";
import { readParameters } from "./parameters";
import { peopleSheet, readerOf } from "./people-sheet";
import { CORS, problem } from "./problem";
import { frozenQuery } from "./query";
import "server-only";

/**
 * A frozen round: as JSON the stored bytes themselves, whose SHA-256 stands on the round's page; as CSV what is
 * rendered from them. `revision` asks for an older version.
 */
export const frozenRound = handler(async (request, { slug = "" }) => {
  const read = readParameters(request, frozenQuery);
  if (read.refusal) return read.refusal;
  const { format = "json", revision } = read.asked;
  // What no round is called is not asked of the database, which refuses some signs (NUL) with an error.
  const frozen = /^[\w-]{1,40}$/.test(slug) ? await findFrozenRound(slug, revision) : null;
  return frozen
    ? answer(request, slug, frozen, format)
    : problem(request, 404, inBoth("No such round is frozen.", "Tidak ada putaran beku dengan nama ini."));
});

async function answer(request: Request, slug: string, frozen: PublishedFreeze, format: Format): Promise<Response> {
  const name = `enam-pilar-${slug}-${frozen.revision}`;
  const headers = {
    ...CORS,
    ...CACHE,
    etag: `"${frozen.sha256}-${format}"`,
    "content-type": TYPES[format],
    "content-disposition": `attachment; filename="${format === "json" ? `${name}.json` : tableFileName(name, format)}"`,
  };
  if (hasSeen(request, headers.etag)) return new Response(null, { status: 304, headers });
  if (format === "json") return new Response(frozen.text, { headers });
  if (format === "csv") {
    const rows = csvRows(frozen.document);
    return new Response(toCsv(rows, Object.keys(rows[0] ?? {})), { headers });
  }
  const locale = readerOf(format, new URL(request.url));
  const rows = readableRows(frozen.document, locale);
  const sheet = await peopleSheet(rows, { name: "round", fields: Object.keys(rows[0] ?? {}), locale });
  return new Response(await fileForPeople(format, sheet), { headers });
}
