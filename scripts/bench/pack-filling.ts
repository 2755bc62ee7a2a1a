import { createHash, randomBytes } from "node:crypto";
import { EVIDENCE_PREFIX, MAX_BYTES } from "@/lib/evidence/evidence/limits";
import { db } from "@/lib/platform/db/client";
import { disk } from "@/lib/platform/storage/disk";

const SLUG = "tolok-ukur";
const ROUND = "2026";
const PILLAR = { code: "GOVERNANCE", slug: SLUG, order: 1, name: "Tolok ukur", focusId: "x", focusEn: "x" };
const email = "tolok@ukur.test";

/** A round with one item for each file of 25 MB, the largest that is taken; returns the bytes stored. */
export async function fillWithEvidence(megabytes: number): Promise<number> {
  const user = await db().user.create({ data: { email, name: "Tolok Ukur", role: "STAFF" } });
  const instrument = await db().instrument.create({
    data: {
      code: SLUG,
      nameId: "Tolok ukur",
      nameEn: "Benchmark",
      comparabilityGroup: SLUG,
      scaleMin: 0,
      scaleMax: 4,
      pillars: { create: [{ order: 1, pillar: { create: PILLAR } }] },
      sections: { create: [{ code: "OUTPUT", order: 1, weight: 1, nameId: "Output", nameEn: "Output", source: SLUG }] },
    },
    include: { sections: true },
  });
  const count = Math.ceil((megabytes * 1024 * 1024) / MAX_BYTES);
  const items = Array.from({ length: count }, (_none, index) => ({
    instrumentId: instrument.id,
    sectionId: instrument.sections[0]?.id ?? "",
    code: `O-${index + 1}`,
    order: index + 1,
    textId: "x",
    maximum: 4,
  }));
  await db().questionnaireItem.createMany({ data: items });
  await db().instrument.update({ where: { id: instrument.id }, data: { status: "ACTIVE" } });
  const round = await db().evaluationRound.create({
    data: { slug: ROUND, year: 2026, phase: "FILLING", instrumentId: instrument.id },
  });
  for (const item of await db().questionnaireItem.findMany({ select: { id: true } })) {
    const answer = await db().answer.create({ data: { roundId: round.id, itemId: item.id } });
    const content = randomBytes(MAX_BYTES);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const storageKey = `${EVIDENCE_PREFIX}${sha256}`;
    await (await disk()).put(storageKey, content);
    const file = await db().evidenceFile.create({
      data: { sha256, size: MAX_BYTES, mediaType: "application/pdf", storageKey },
    });
    const what = { title: "x", fileName: "x.pdf", informationClass: "PERIODIC" as const };
    await db().evidence.create({ data: { ...what, fileId: file.id, answerId: answer.id, addedById: user.id } });
  }
  return count * MAX_BYTES;
}

export async function packOf(id: string): Promise<void> {
  const round = await db().evaluationRound.findUniqueOrThrow({ where: { slug: ROUND } });
  const user = await db().user.findUniqueOrThrow({ where: { email } });
  await db().evidencePack.create({ data: { id, roundId: round.id, requestedById: user.id } });
}
