import { getCopySheet } from "@/lib/evaluation/copy-sheets/queries";
import { COLUMNS, toRow } from "@/lib/evaluation/copy-sheets/sheet";
import { findActor } from "@/lib/platform/auth/session";
import { env } from "@/lib/platform/config/env";
import { tableResponse } from "@/lib/platform/format/table-file";

export const dynamic = "force-dynamic";

/** The copy sheet of a round as a workbook or CSV. Diskominfo only. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401 });
  const { slug } = await params;
  const { rows } = await getCopySheet(actor, slug);
  const site = new URL(env().NEXTAUTH_URL).origin;
  const content = rows.map((row) => toRow(row, site));
  return tableResponse(request, `lembar-salin-${slug}`, { name: "Lembar salin", columns: COLUMNS, rows: content });
}
