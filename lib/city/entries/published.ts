import { route } from "@/lib/platform/pages/routes";
import "server-only";
import { publicDb } from "@/lib/platform/db/public";

/** The public pages that show an entry: what publishing it must render anew. */
export function publicPathsOf(kind: "progress" | "value", entryId: string): Promise<string[]> {
  return kind === "progress" ? progressPaths(entryId) : valuePaths(entryId);
}

async function progressPaths(id: string): Promise<string[]> {
  const report = await publicDb().publishedProgressReport.findUnique({ where: { id } });
  const programme = report && (await publicDb().publishedProgramme.findUnique({ where: { id: report.programmeId } }));
  return programme
    ? [route("/program/[slug]", { slug: programme.slug }), ...(await pillarPaths(programme.pillarId))]
    : [];
}

async function valuePaths(id: string): Promise<string[]> {
  const value = await publicDb().publishedIndicatorValue.findUnique({ where: { id } });
  const indicator = value && (await publicDb().publishedIndicator.findUnique({ where: { id: value.indicatorId } }));
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
