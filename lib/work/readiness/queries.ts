import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import type { Gap } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { db } from "@/lib/platform/db/client";
import { AREAS } from "@/lib/work/areas";

/** On the first page; the page of readiness shows as many as somebody mends in a week. */
export const FIRST_FEW = 3;
export const ALL_AT_ONCE = 200;

/** What is missing for the next round, of every area; nothing that is complete. */
export async function listGaps(actor: Actor, most: number, now = new Date()) {
  if (!isDiskominfo(actor)) refuse(actor);
  const year = await subjectYear(now);
  const gaps = (await Promise.all(AREAS.map((area) => area.gaps?.(actor, year, most) ?? []))).flat();
  return { year, gaps: gaps.filter(({ count }: Gap) => count > 0) };
}

/** The year that the round under way is about; between two rounds the present one. */
async function subjectYear(now: Date): Promise<number> {
  const open = await db().evaluationRound.findFirst({
    where: { phase: { not: "PUBLISHED" } },
    orderBy: { year: "desc" },
    select: { year: true },
  });
  return open?.year ?? Number((await cityToday(now)).slice(0, 4));
}
