import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { canKeepOtherCities, isEditable, isPossible, type OtherCityAct, refusalOf } from "./policy";
import { WITH_OUR_INDEX } from "./rounds-with-index";

const about = {
  round: { select: { slug: true } },
  enteredBy: { select: { name: true } },
  checkedBy: { select: { name: true } },
} as const;
const ACTS = ["verify", "publish", "return", "withdraw"] as const satisfies readonly OtherCityAct[];

/** Every figure of another city, what waits first; the rounds of ours that more can be entered for, the newest first. */
export async function listOtherCities(actor: Actor) {
  if (!canKeepOtherCities(actor)) refuse(actor);
  const [rows, rounds] = await Promise.all([
    db().otherCityIndex.findMany({
      include: about,
      orderBy: [{ status: "asc" }, { round: { slug: "desc" } }, { city: "asc" }],
    }),
    listRounds(),
  ]);
  return { rows, rounds };
}

async function listRounds(): Promise<string[]> {
  const rows = await db().evaluationRound.findMany({
    where: WITH_OUR_INDEX,
    orderBy: { slug: "desc" },
    select: { slug: true },
  });
  return rows.map(({ slug }) => slug);
}

export async function getOtherCity(actor: Actor, id: string) {
  if (!canKeepOtherCities(actor)) refuse(actor);
  const row = z.uuid().safeParse(id).success
    ? await db().otherCityIndex.findUnique({ where: { id }, include: about })
    : null;
  if (!row) notFound();
  return {
    row,
    rounds: await listRounds(),
    isEditable: isEditable(row),
    acts: ACTS.filter((act) => isPossible(row, act)),
    isOwn: refusalOf(actor, row, "publish") === "OWN_WORK",
  };
}
