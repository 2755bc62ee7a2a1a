import { publicDb } from "@/lib/platform/db/public";
import "server-only";

export interface PublishedSeal {
  position: string;
  /** ISO instant */
  at: string;
  action: string;
  entity: string;
  entityId: string;
  /** To find one's way, not part of the hash: indicator's code, programme's or round's slug, recommendation. */
  subject: string;
  previousHash: string;
  /** SHA-256 of previousHash and payload, hexadecimal. */
  hash: string;
  payload: string;
}

/** Every seal of what the public can read, oldest first, so that a copy kept from earlier is the beginning of a newer one. */
export async function listPublishedSeals({ page = 1, pageSize = 50 }: { page?: number; pageSize?: number } = {}) {
  const seals = publicDb().publishedSeal;
  const [rows, total] = await Promise.all([
    seals.findMany({ orderBy: { position: "asc" }, skip: (page - 1) * pageSize, take: pageSize }),
    seals.count(),
  ]);
  const items: PublishedSeal[] = rows.map(({ position, at, ...row }) => ({
    ...row,
    position: position.toString(),
    at: at.toISOString(),
  }));
  return { items, total, page, pageSize, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

/** The newest seal, whose hash stands for itself and all before it; null where nothing was sealed yet. */
export async function findNewestSeal(): Promise<Pick<PublishedSeal, "position" | "hash"> | null> {
  const newest = await publicDb().publishedSeal.findFirst({
    orderBy: { position: "desc" },
    select: { position: true, hash: true },
  });
  return newest && { position: newest.position.toString(), hash: newest.hash };
}

/** When the first published row of this site was recorded: its first start, where the shipped facts came with it. */
export async function firstSealAt(): Promise<string | null> {
  const first = await publicDb().publishedSeal.findFirst({ orderBy: { position: "asc" }, select: { at: true } });
  return first?.at.toISOString() ?? null;
}

/** Whether the application itself is kept from rewriting what was published: two database roles, or only one. */
export async function isPastProtected(): Promise<boolean> {
  return (await publicDb().publishedProtection.findFirst())?.twoRoles ?? false;
}
