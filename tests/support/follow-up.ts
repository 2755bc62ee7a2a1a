import { addLink } from "@/lib/evidence/evidence/mutations";
import {
  assignRecommendation,
  type RecommendationRef,
  submitRecommendation,
} from "@/lib/follow-up/recommendations/mutations";
import type { Assignment, Check } from "@/lib/follow-up/recommendations/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { World } from "./fixtures";
import { resultOf } from "./results";
import { COMING } from "./years";

/** A round without an instrument, "2023" or "2023-1": enough for its recommendations. */
export function makeYear(slug: string) {
  const [year, stage] = slug.split("-").map(Number);
  return db().evaluationRound.create({
    data: { slug, year: year ?? 0, stage: stage ?? null, phase: "RESULT", source: "uji" },
  });
}

let count = 0;

/** A recommendation as the letter brings it, of the waste agency where nothing else is said. */
export async function receive(
  world: World,
  roundId: string,
  given: Partial<Prisma.RecommendationUncheckedCreateInput> = {},
) {
  count += 1;
  return db().recommendation.create({
    data: {
      roundId,
      order: count,
      text: `Rekomendasi ${count}`,
      leadAgencyId: world.waste.agency.id,
      source: "uji",
      ...given,
    },
  });
}

type Given = Partial<Assignment>;

/** Given to the waste agency, due on 31 January of a year to come where nothing else is said. */
export async function assign(world: World, row: RecommendationRef, given: Given = {}): Promise<RecommendationRef> {
  const command = { leadCode: "DLHKP", supportCodes: [], dueOn: `${COMING}-01-31`, note: "Mohon dikerjakan" };
  return resultOf(await assignRecommendation(world.staff, row, { ...command, ...given }));
}

let links = 0;

/** Handed in by its leading agency, with a link as evidence. */
export async function submit(world: World, ref: RecommendationRef, who: Actor = world.waste.officer) {
  links += 1;
  const proof = { title: "Bukti", url: `https://contoh.test/${links}`, informationClass: "PERIODIC" as const };
  resultOf(await addLink(who, { kind: "recommendation", id: ref.id }, proof));
  const done = { closesAs: "DONE" as const, resultText: "Peraturan sudah terbit dan berlaku.", legalReason: "" };
  return resultOf(await submitRecommendation(who, ref, done));
}

/** A check on evidence that nobody looked at, which these tests are not about. */
export const unchecked = (note: string): Check => ({
  note,
  uncheckedReason: "Tautannya dibuka bersama saat rapat verifikasi.",
});
