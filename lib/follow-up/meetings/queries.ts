import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { canKeepCouncil, canReadCouncil } from "@/lib/follow-up/council-members/policy";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { yearsOfMeetings } from "./rhythm";

export const PAGE_SIZE = 20;

/** Meetings, newest first, a page at a time. */
export async function listMeetings(actor: Actor, { page = 1 }: { page?: number } = {}) {
  if (!canReadCouncil(actor)) refuse(actor);
  const [total, rows] = await Promise.all([
    db().meeting.count(),
    db().meeting.findMany({
      orderBy: [{ heldOn: "desc" }, { id: "desc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: { _count: { select: { decisions: true } } },
    }),
  ]);
  const items = rows.map(({ heldOn, _count, ...row }) => ({
    ...row,
    heldOn: dayOf(heldOn),
    decisions: _count.decisions,
  }));
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** How often the council met against its own rhythm, newest year first, with the rhythms themselves. */
export async function getRhythm(actor: Actor, now = new Date()) {
  if (!canReadCouncil(actor)) refuse(actor);
  const [meetings, rhythms] = await Promise.all([
    db().meeting.findMany({ select: { heldOn: true, status: true } }),
    db().councilRhythm.findMany({ orderBy: { fromYear: "desc" } }),
  ]);
  const days = meetings.map(({ heldOn, status }) => ({ heldOn: dayOf(heldOn), status }));
  return { rhythms, years: yearsOfMeetings(days, rhythms, await cityToday(now)) };
}

/** The next planned meeting from today on; null where none is planned. */
export async function findNextMeeting(actor: Actor, now = new Date()) {
  if (!canReadCouncil(actor)) return null;
  const meeting = await db().meeting.findFirst({
    where: { status: "PLANNED", heldOn: { gte: dateOf(await cityToday(now)) } },
    orderBy: { heldOn: "asc" },
  });
  return meeting && { ...meeting, heldOn: dayOf(meeting.heldOn) };
}

const PERSON = { select: { name: true, position: true } } as const;

/** One meeting with its agenda and attendance; notFound for those who do not read the council's work. */
export async function getMeeting(actor: Actor, id: string) {
  if (!canReadCouncil(actor)) refuse(actor);
  const meeting = await db().meeting.findUnique({
    where: { id },
    include: {
      agenda: { orderBy: { order: "asc" } },
      chair: PERSON,
      secretary: PERSON,
      attendances: {
        orderBy: [{ member: { body: { name: "asc" } } }, { member: { name: "asc" } }],
        include: { member: { select: { name: true, position: true, role: true, body: { select: { name: true } } } } },
      },
    },
  });
  if (!meeting) notFound();
  return { ...meeting, heldOn: dayOf(meeting.heldOn) };
}

/** The meeting as its history names it: read by the council, put back by those who keep it. */
export async function findRevisedMeeting(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canReadCouncil(actor) || !z.uuid().safeParse(id).success) return null;
  const meeting = await db().meeting.findUnique({ where: { id }, select: { title: true, version: true } });
  if (!meeting) return null;
  const row = { name: meeting.title, version: meeting.version, address: route("/dewan/rapat/[id]", { id }) };
  return canKeepCouncil(actor) ? { ...row, mayRestore: true, kept: "meeting" } : { ...row, mayRestore: false };
}
