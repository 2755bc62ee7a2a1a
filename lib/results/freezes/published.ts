import { FIRST_ZONE, isZone, type Zone } from "@/lib/platform/format/zone";
import "server-only";
import { cache } from "react";
import { publicDb } from "@/lib/platform/db/public";
import { type FrozenRound, readFrozenRound } from "./round-format";

export interface FrozenVersion {
  revision: number;
  reason: string;
  sha256: string;
  /** ISO instant */
  frozenAt: string;
  /** The city's zone on that day. */
  zone: Zone;
}

export interface PublishedFreeze extends FrozenVersion {
  /** The very bytes that the hash is of. */
  text: string;
  document: FrozenRound;
  /** Every version, newest first. */
  versions: FrozenVersion[];
}

/** The frozen version of a round, the newest unless one is asked for; null where the round is not frozen. */
export const findFrozenRound = cache(async (slug: string, revision?: number): Promise<PublishedFreeze | null> => {
  const rows = await publicDb().publishedRoundFreeze.findMany({
    where: { slug },
    orderBy: { revision: "desc" },
    select: { revision: true, reason: true, publicSha256: true, createdAt: true, timeZone: true },
  });
  const versions = rows.map(({ publicSha256, createdAt, timeZone, ...row }) => ({
    ...row,
    sha256: publicSha256,
    frozenAt: createdAt.toISOString(),
    zone: isZone(timeZone) ? timeZone : FIRST_ZONE,
  }));
  const wanted = revision === undefined ? versions[0] : versions.find((version) => version.revision === revision);
  if (!wanted) return null;
  const row = await publicDb().publishedRoundFreeze.findFirst({ where: { slug, revision: wanted.revision } });
  if (!row) return null;
  return { ...wanted, text: row.publicText, document: readFrozenRound(row.publicText), versions };
});
