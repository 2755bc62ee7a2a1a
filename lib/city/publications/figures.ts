import "server-only";
import { db } from "@/lib/platform/db/client";
import type { Figure } from "@/lib/platform/observability/figures";

/** The sweep asks every minute; what is later than some of them does not go out by itself. */
const WORRY_SECONDS = 300;

export const publicationFigures: Figure[] = [
  {
    name: "enam_pilar_publication_late_seconds",
    help: "How long the approved publication that should have gone out first has been waiting.",
    worry: { part: "publications", above: WORRY_SECONDS },
    read: async () => {
      const now = new Date();
      const due = await db().publication.findFirst({
        where: { status: "APPROVED", OR: [{ plannedAt: null }, { plannedAt: { lte: now } }] },
        orderBy: [{ plannedAt: { sort: "asc", nulls: "last" } }, { approvedAt: "asc" }],
        select: { plannedAt: true, approvedAt: true },
      });
      const since = due && [due.plannedAt, due.approvedAt].flatMap((at) => (at ? [at.getTime()] : []));
      return [{ value: since ? (now.getTime() - Math.max(...since)) / 1000 : 0 }];
    },
  },
];
