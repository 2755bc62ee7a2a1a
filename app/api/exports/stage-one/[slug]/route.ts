import { getStageOneSheet } from "@/lib/follow-up/stage-one-sheets/queries";
import { COLUMNS, SUMMARY_COLUMNS, toRow, toSummaryRows } from "@/lib/follow-up/stage-one-sheets/sheet";
import { findActor } from "@/lib/platform/auth/session";
import { env } from "@/lib/platform/config/env";
import { tableResponse } from "@/lib/platform/format/table-file";

export const dynamic = "force-dynamic";

/** The stage 1 sheet of a round as a workbook or CSV, first how far and then each item, for Diskominfo and the council. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401 });
  const { slug } = await params;
  const sheet = await getStageOneSheet(actor, slug);
  const site = new URL(env().NEXTAUTH_URL).origin;
  return tableResponse(
    request,
    `lembar-tahap-1-${slug}`,
    { name: "Ringkasan", columns: SUMMARY_COLUMNS, rows: toSummaryRows(sheet) },
    { name: "Tindak lanjut", columns: COLUMNS, rows: sheet.items.map((item) => toRow(item, site)) },
  );
}
