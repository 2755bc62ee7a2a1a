import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { EvidencePack } from "@/lib/platform/db/generated/client";
import { canOpenPack, canRequestPack, packedEvidence } from "./policy";

const SHOWN = 10;

const isThere = (pack: EvidencePack, now: Date) =>
  pack.status === "DONE" && pack.storageKey !== null && pack.expiresAt !== null && pack.expiresAt > now;

/** A round's packs of this person, newest first, and what a new one would hold; notFound for who may have none. */
export async function getPackPage(actor: Actor, roundSlug: string) {
  if (!canRequestPack(actor)) refuse(actor);
  const round = await db().evaluationRound.findUnique({
    where: { slug: roundSlug },
    select: { id: true, slug: true, year: true, stage: true, instrumentId: true },
  });
  if (!round) notFound();
  const mine = { AND: [packedEvidence(actor.role), { answer: { roundId: round.id } }] };
  const [packs, files, links] = await Promise.all([
    db().evidencePack.findMany({
      where: { roundId: round.id, requestedById: actor.id },
      orderBy: { requestedAt: "desc" },
      take: SHOWN,
    }),
    db().evidence.count({ where: { ...mine, fileId: { not: null } } }),
    db().evidence.count({ where: { ...mine, url: { not: null } } }),
  ]);
  const now = new Date();
  return {
    round,
    files,
    links,
    packs: packs.map(({ size, ...pack }) => ({
      ...pack,
      size: size === null ? null : Number(size),
      downloadable: isThere({ ...pack, size }, now),
    })),
  };
}

export type PackItem = Awaited<ReturnType<typeof getPackPage>>["packs"][number];

/** How far a pack is, for its own requester; null for everybody else. */
export async function findPackProgress(actor: Actor, id: string) {
  const pack = await db().evidencePack.findUnique({ where: { id } });
  if (!pack || !canOpenPack(actor, pack)) return null;
  const { status, done, total } = pack;
  return { status, done, total };
}

/** The file of a finished pack until it expires; null otherwise, and for everybody but its requester. */
export async function findPackFile(actor: Actor, id: string) {
  const pack = await db().evidencePack.findUnique({ where: { id }, include: { round: { select: { slug: true } } } });
  if (!pack?.storageKey || !canOpenPack(actor, pack) || !isThere(pack, new Date())) return null;
  return { storageKey: pack.storageKey, size: Number(pack.size), fileName: `bukti-${pack.round.slug}.zip` };
}
