import { listForTemplate } from "@/lib/city/loading/queries";
import { templateOf } from "@/lib/city/loading/template";
import { findActor } from "@/lib/platform/auth/session";
import { withDropDowns, writeWorkbook } from "@/lib/platform/format/workbook";

export const dynamic = "force-dynamic";

/** The workbook that a city fills in and loads: a sheet for each table, with examples and lists to choose from. */
export async function GET(): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401 });
  const { sheets, lists } = templateOf(await listForTemplate(actor));
  const workbook = await withDropDowns(await writeWorkbook(...sheets), lists);
  return new Response(new Uint8Array(workbook), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Content-Disposition": 'attachment; filename="enam-pilar-muatan.xlsx"',
      "Cache-Control": "no-store",
    },
  });
}
