import "server-only";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { SHOW_AT_ONCE } from "./schemas";

const UNSEEN = { publishedAt: null };
const SELECT = {
  ...{ id: true, version: true, pillar: { select: { name: true } } },
  agency: { select: { shortName: true } },
} as const;

/** Programmes and indicators that the public does not see, programmes first: how many, and the first `SHOW_AT_ONCE` of them. */
export async function listUnpublished(actor: Actor) {
  if (!canKeepRegister(actor)) refuse(actor);
  const [programmeCount, indicatorCount, programmes] = await Promise.all([
    db().programme.count({ where: UNSEEN }),
    db().indicator.count({ where: UNSEEN }),
    db().programme.findMany({
      where: UNSEEN,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: SHOW_AT_ONCE,
      select: { ...SELECT, name: true },
    }),
  ]);
  const left = SHOW_AT_ONCE - programmes.length;
  const indicators =
    left > 0
      ? await db().indicator.findMany({
          where: UNSEEN,
          orderBy: { code: "asc" },
          take: left,
          select: { ...SELECT, code: true, nameId: true },
        })
      : [];
  const listed = (
    kind: "programme" | "indicator",
    name: string,
    row: Prisma.ProgrammeGetPayload<{ select: typeof SELECT }>,
  ) => ({
    ...{ kind, name, id: row.id, version: row.version },
    about: `${row.pillar.name}, ${row.agency.shortName}`,
  });
  return {
    total: programmeCount + indicatorCount,
    items: [
      ...programmes.map((row) => listed("programme", row.name, row)),
      ...indicators.map((row) => listed("indicator", `${row.code} ${row.nameId}`, row)),
    ],
  };
}
export type Unpublished = Awaited<ReturnType<typeof listUnpublished>>["items"][number];

const IS_OUT = { some: { status: "PUBLISHED" as const } };

/** How many of them hold entries that were published: nobody outside sees those as yet. */
export async function countHolding(actor: Actor): Promise<number> {
  if (!canKeepRegister(actor)) refuse(actor);
  const [programmes, indicators] = await Promise.all([
    db().programme.count({
      where: { ...UNSEEN, OR: [{ years: IS_OUT }, { reports: IS_OUT }, { milestones: IS_OUT }, { funding: IS_OUT }] },
    }),
    db().indicator.count({ where: { ...UNSEEN, values: IS_OUT } }),
  ]);
  return programmes + indicators;
}
