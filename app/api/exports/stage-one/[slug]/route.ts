import { findActor } from "@/lib/auth/session";
import { env } from "@/lib/config/env";
import { workbookResponse } from "@/lib/format/workbook";
import { getStageOneSheet } from "@/lib/stage-one-sheets/queries";
import { COLUMNS, toRow } from "@/lib/stage-one-sheets/sheet";

export const dynamic = "force-dynamic";

/** The stage 1 sheet of a round as a workbook, for Diskominfo and the council. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401 });
  const { slug } = await params;
  const { items } = await getStageOneSheet(actor, slug);
  const site = new URL(env().NEXTAUTH_URL).origin;
  const rows = items.map((item) => toRow(item, site));
  return workbookResponse(`lembar-tahap-1-${slug}`, "Tindak lanjut", COLUMNS, rows);
}
