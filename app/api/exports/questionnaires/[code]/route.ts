import { listSheetItems } from "@/lib/evaluation/questionnaires/queries";
import { COLUMNS, toRow } from "@/lib/evaluation/questionnaires/sheet";
import { findActor } from "@/lib/platform/auth/session";
import { tableResponse } from "@/lib/platform/format/table-file";

export const dynamic = "force-dynamic";

/** The questionnaire of any version as a workbook, as the import takes it back, or CSV. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401 });
  const { code } = await params;
  const items = await listSheetItems(actor, code);
  return tableResponse(request, `kuesioner-${code}`, { name: "Kuesioner", columns: COLUMNS, rows: items.map(toRow) });
}
