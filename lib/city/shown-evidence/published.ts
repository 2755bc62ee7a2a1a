import "server-only";
import { publicDb } from "@/lib/platform/db/public";

export interface PublicEvidence {
  id: string;
  title: string;
  /** Null for a link. */
  file: { mediaType: string; size: number; sha256: string } | null;
  url: string | null;
}

type Row = Awaited<ReturnType<ReturnType<typeof publicDb>["publishedEvidence"]["findMany"]>>[number];
type OwnerColumn =
  | ("progressReportId" | "indicatorValueId" | "recommendationId")
  | ("programmeYearId" | "programmeMilestoneId" | "programmeFundingId");

/** What proves these published things, by the id of each: class "berkala", checked, not taken back. */
export async function publishedEvidenceBy(
  column: OwnerColumn,
  ids: readonly string[],
  views = publicDb(),
): Promise<Map<string, PublicEvidence[]>> {
  if (ids.length === 0) return new Map();
  const rows = await views.publishedEvidence.findMany({
    where: { [column]: { in: [...ids] } },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  const byOwner = Map.groupBy(rows, (row) => row[column] ?? "");
  return new Map([...byOwner].map(([id, own]) => [id, own.map(shown)]));
}

function shown({ id, title, url, mediaType, size, sha256 }: Row): PublicEvidence {
  const file = mediaType && size && sha256 ? { mediaType, size, sha256 } : null;
  return { id, title, url, file };
}

export async function findPublishedFile(id: string) {
  const row = await publicDb().publishedEvidence.findFirst({ where: { id } });
  if (!row?.storageKey || !row.fileName || !row.mediaType || row.size === null) return null;
  const { storageKey, fileName, mediaType, size } = row;
  return { storageKey, fileName, mediaType, size };
}
