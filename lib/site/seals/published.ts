import { cutPage, type Window } from "@/lib/platform/datasets/cut";
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
export async function listPublishedSeals({ since, ...window }: Window & { since?: Date | undefined } = {}) {
  const seals = publicDb().publishedSeal;
  const where = since ? { at: { gte: since } } : {};
  const page = await cutPage([["position", "asc", "bigint"]], window, {
    rows: ({ behind, ...cut }) => seals.findMany({ where: { AND: [where, ...behind] }, ...cut }),
    count: () => seals.count({ where }),
  });
  const items = page.items.map(
    ({ position, at, ...row }): PublishedSeal => ({ ...row, position: position.toString(), at: at.toISOString() }),
  );
  return { ...page, items };
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
