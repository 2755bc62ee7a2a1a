import { getTranslations } from "next-intl/server";
import { sheetsOf } from "@/lib/city/entry-workbooks/sheet";
import { findActor } from "@/lib/platform/auth/session";
import { env } from "@/lib/platform/config/env";
import { writeEntrySheets } from "@/lib/platform/format/entry-sheet";
import { TABLE_TYPES } from "@/lib/platform/format/table-file";
import { cityToday } from "@/lib/platform/settings/published";
import { kindOf } from "@/lib/work/entry-workbooks/kinds";

export const dynamic = "force-dynamic";

/** What stands in an address is a filter of a page, and no more than that. */
const LONGEST = 100;

/** A workbook of what the reader may enter, as it stands, to be filled in and brought back (0027). */
export async function GET(request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401 });
  const kind = kindOf((await params).kind);
  if (!kind) return new Response(null, { status: 404 });
  if (!kind.may(actor)) return new Response(null, { status: 403 });
  const { bahasa, ...given } = Object.fromEntries(new URL(request.url).searchParams);
  const locale = bahasa === "en" ? "en" : "id";
  const about = Object.fromEntries(
    Object.entries(given).filter(([name, value]) => name.length < LONGEST && value.length < LONGEST),
  );
  const t = await getTranslations({ locale, namespace: "EntryWorkbooks" });
  const said = { locale, today: await cityToday(), say: (key: string) => t(key as "title") } as const;
  const plan = await kind.plan(actor, about, said);
  const sheets = sheetsOf(plan, { kind, about, said, secret: env().NEXTAUTH_SECRET });
  return new Response(new Uint8Array(await writeEntrySheets(sheets)), {
    headers: {
      "content-type": TABLE_TYPES.xlsx,
      "content-disposition": `attachment; filename="enam-pilar-${kind.name}.xlsx"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
