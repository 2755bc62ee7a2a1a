import { route } from "@/lib/platform/pages/routes";
import "server-only";
import { publicDb } from "@/lib/platform/db/public";
import type { EntryKind } from "./kinds";

/** The public pages that show an entry: what publishing it must render anew. */
export async function publicPathsOf(kind: EntryKind, id: string): Promise<string[]> {
  if (kind === "value") return valuePaths(id);
  const found = await TOLD_OF_PROGRAMMES[kind](id);
  return found ? programmePaths(found.programmeId) : [];
}

const TOLD_OF_PROGRAMMES: Record<
  Exclude<EntryKind, "value">,
  (id: string) => Promise<{ programmeId: string } | null>
> = {
  progress: (id) => publicDb().publishedProgressReport.findUnique({ where: { id } }),
  year: (id) => publicDb().publishedProgrammeYear.findUnique({ where: { id } }),
  milestone: (id) => publicDb().publishedProgrammeMilestone.findUnique({ where: { id } }),
  funding: (id) => publicDb().publishedProgrammeFunding.findUnique({ where: { id } }),
};

/** The public pages that show a programme. */
export async function programmePaths(id: string): Promise<string[]> {
  const programme = await publicDb().publishedProgramme.findUnique({ where: { id } });
  return programme
    ? [route("/program/[slug]", { slug: programme.slug }), ...(await pillarPaths(programme.pillarId))]
    : [];
}

async function valuePaths(id: string): Promise<string[]> {
  const value = await publicDb().publishedIndicatorValue.findUnique({ where: { id } });
  return value ? indicatorPaths(value.indicatorId) : [];
}

/** The public pages that show an indicator. */
export async function indicatorPaths(id: string): Promise<string[]> {
  const indicator = await publicDb().publishedIndicator.findUnique({ where: { id } });
  if (!indicator) return [];
  const programme =
    indicator.programmeId && (await publicDb().publishedProgramme.findUnique({ where: { id: indicator.programmeId } }));
  return [
    route("/indikator/[kode]", { kode: indicator.code }),
    ...(programme ? [route("/program/[slug]", { slug: programme.slug })] : []),
    ...(await pillarPaths(indicator.pillarId)),
  ];
}

async function pillarPaths(id: string): Promise<string[]> {
  const pillar = await publicDb().publishedPillar.findUnique({ where: { id } });
  return pillar ? [route("/pilar/[slug]", { slug: pillar.slug })] : [];
}
