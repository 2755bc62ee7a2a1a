import { z } from "zod";
import { noteRefusal } from "@/lib/auth/refusals";
import { findActor } from "@/lib/auth/session";
import { cityName } from "@/lib/config/city";
import { canReadCouncil } from "@/lib/council-members/policy";
import { listDecisions } from "@/lib/decisions/queries";
import { asMinutes } from "@/lib/meetings/as-minutes";
import { minutesPdf } from "@/lib/meetings/minutes";
import { getMeeting } from "@/lib/meetings/queries";

export const dynamic = "force-dynamic";

/** The minutes of a meeting as PDF, for the council and its secretariat. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401 });
  const { id } = await params;
  if (!canReadCouncil(actor) || !z.uuid().safeParse(id).success) {
    noteRefusal({ actor, where: `/api/exports/minutes/${encodeURIComponent(id)}` });
    return new Response(null, { status: 404 });
  }
  const meeting = await getMeeting(actor, id);
  const pdf = await minutesPdf(asMinutes(meeting, await listDecisions(actor, id), cityName()));
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="notulen-${meeting.heldOn}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}
