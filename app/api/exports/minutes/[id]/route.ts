import { z } from "zod";
import { canReadCouncil } from "@/lib/follow-up/council-members/policy";
import { listDecisions } from "@/lib/follow-up/decisions/queries";
import { asMinutes } from "@/lib/follow-up/meetings/as-minutes";
import { minutesPdf } from "@/lib/follow-up/meetings/minutes";
import { getMeeting } from "@/lib/follow-up/meetings/queries";
import { noteRefusal } from "@/lib/platform/auth/refusals";
import { findActor } from "@/lib/platform/auth/session";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

export const dynamic = "force-dynamic";

/** The minutes of a meeting as PDF, for the council and its secretariat. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401 });
  const { id } = await params;
  if (!canReadCouncil(actor) || !z.uuid().safeParse(id).success) {
    noteRefusal({ actor, where: route("/api/exports/minutes/[id]", { id }) });
    return new Response(null, { status: 404 });
  }
  const meeting = await getMeeting(actor, id);
  const pdf = await minutesPdf(asMinutes(meeting, await listDecisions(actor, id), await getCity()));
  return new Response(new Uint8Array(pdf), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="notulen-${meeting.heldOn}.pdf"`,
      "cache-control": "private, no-store",
    },
  });
}
