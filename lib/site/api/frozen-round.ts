import "server-only";
import { inspect } from "node:util";
import { z } from "zod";
import { isDatabaseReady } from "@/lib/platform/db/health";
import { tableFileName } from "@/lib/platform/format/table-file";
import { csvRows } from "@/lib/results/freezes/document";
import { findFrozenRound, type PublishedFreeze } from "@/lib/results/freezes/published";
import { CACHE, fileForPeople, hasSeen, TYPES, toCsv } from "./listing";
import { peopleSheet } from "./people-sheet";
import { CORS, problem } from "./problem";
import { FORMATS, type Format } from "./query";
import { WorkbooksBusy } from "./workbook-queue";

const querySchema = z.strictObject({
  format: z.enum(FORMATS).default("json"),
  lang: z.enum(["id", "en"]).optional(),
  revision: z.coerce.number().int().min(1).max(10_000).optional(),
});

type Context = { params: Promise<{ slug: string }> };

/**
 * A frozen round: as JSON the stored bytes themselves, whose SHA-256 stands on the round's page; as CSV what is
 * rendered from them. `revision` asks for an older version.
 */
export async function frozenRound(request: Request, context: Context): Promise<Response> {
  const { slug } = await context.params;
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return problem(400, `format is one of ${FORMATS.join(", ")}, revision a whole number.`);
  try {
    // What no round is called is not asked of the database, which refuses some signs (NUL) with an error.
    const frozen = /^[\w-]{1,40}$/.test(slug) ? await findFrozenRound(slug, query.data.revision) : null;
    return frozen ? await answer(request, slug, frozen, query.data.format) : problem(404, "No such round is frozen.");
  } catch (error) {
    if (error instanceof WorkbooksBusy) return problem(429, "Other workbooks are being made; try again shortly.");
    if (!(await isDatabaseReady())) return problem(503, "Try again in a few seconds.");
    process.stderr.write(`${inspect(error)}\n`);
    return problem(500, "The fault is logged here; the request need not be changed.");
  }
}

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
  const rows = csvRows(frozen.document);
  const fields = Object.keys(rows[0] ?? {});
  if (format === "csv") return new Response(toCsv(rows, fields), { headers });
  const sheet = await peopleSheet(rows, { name: "round", fields, format, url: new URL(request.url) });
  return new Response(await fileForPeople(format, sheet), { headers });
}
