import "server-only";
import { notFound } from "next/navigation";
import { listHistory } from "@/lib/platform/audit/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { lacksForActivation } from "./activation";
import { findUnlikeInGroup } from "./comparison-group";
import { canEditInstrument, canMakeInstruments, canReadInstruments } from "./policy";

/** Every version, drafts first, with what uses it. notFound outside the policy. */
export async function listInstruments(actor: Actor) {
  if (!canReadInstruments(actor)) refuse(actor);
  const rows = await db().instrument.findMany({
    orderBy: [{ status: "asc" }, { code: "asc" }],
    include: {
      rounds: { orderBy: [{ year: "asc" }, { stage: "asc" }], select: { slug: true } },
      basedOn: { select: { code: true, nameId: true, nameEn: true } },
      _count: { select: { items: true, sections: true, pillars: true } },
    },
  });
  return {
    mayMake: canMakeInstruments(actor),
    instruments: rows.map(({ rounds, basedOn, _count, ...row }) => ({
      code: row.code,
      name: { id: row.nameId, en: row.nameEn },
      status: row.status,
      rounds: rounds.map(({ slug }) => slug),
      framework: row.framework,
      lastYear: row.lastYear,
      basedOn: basedOn ? { code: basedOn.code, name: { id: basedOn.nameId, en: basedOn.nameEn } } : null,
      items: _count.items,
      sections: _count.sections,
      pillars: _count.pillars,
    })),
  };
}

/** One version with everything but its items. notFound outside the policy. */
export async function getInstrument(actor: Actor, code: string) {
  if (!canReadInstruments(actor)) refuse(actor);
  const found = await db().instrument.findUnique({
    where: { code },
    include: {
      basedOn: { select: { code: true, nameId: true, nameEn: true } },
      rounds: { orderBy: [{ year: "asc" }, { stage: "asc" }], select: { slug: true, phase: true } },
      bands: { orderBy: { minimum: "asc" } },
      levels: { orderBy: { value: "asc" } },
      replacedBy: { select: { code: true, nameId: true, nameEn: true } },
      sections: { orderBy: { order: "asc" }, include: { _count: { select: { items: true } } } },
      pillars: { orderBy: { order: "asc" }, include: { pillar: true, subDimensions: { orderBy: { order: "asc" } } } },
    },
  });
  if (!found) notFound();
  const sections = found.sections.map(({ weight, _count, ...section }) => ({
    ...section,
    weight: weight.toFixed(),
    items: _count.items,
  }));
  return {
    id: found.id,
    code: found.code,
    version: found.version,
    status: found.status,
    nameId: found.nameId,
    nameEn: found.nameEn,
    comparabilityGroup: found.comparabilityGroup,
    framework: found.framework,
    lastYear: found.lastYear,
    replacedBy: found.replacedBy,
    basedOnId: found.basedOnId,
    scaleMin: found.scaleMin.toFixed(),
    scaleMax: found.scaleMax.toFixed(),
    decimals: found.decimals,
    questionnaireSource: found.questionnaireSource,
    basedOn: found.basedOn,
    rounds: found.rounds,
    sections,
    pillars: found.pillars,
    bands: found.bands.map(({ minimum, labelId, labelEn }) => ({ minimum: minimum.toFixed(), labelId, labelEn })),
    levels: found.levels.map(({ value, instrumentId: _of, ...level }) => ({ ...level, value: value.toFixed() })),
    lacks: lacksForActivation({
      ...{ sections, pillars: found.pillars.length },
      levels: found.levels.map(({ value }) => value.toNumber()),
      scale: { min: found.scaleMin.toNumber(), max: found.scaleMax.toNumber() },
    }),
    /** Versions in force of the same comparison group that measure otherwise: asked before it comes into force. */
    unlike: found.status === "DRAFT" ? await findUnlikeInGroup(db(), found.id) : [],
    history: await listHistory("instrument", found.id),
    may: { edit: canEditInstrument(actor, found), make: canMakeInstruments(actor) },
  };
}

export type InstrumentVersion = Awaited<ReturnType<typeof getInstrument>>;

/** For a form of a draft: notFound where the actor may not edit it. */
export async function getEditableInstrument(actor: Actor, code: string) {
  const instrument = await getInstrument(actor, code);
  if (!instrument.may.edit) notFound();
  return instrument;
}

/** Every pillar and group there is, to choose from. */
export async function listPillarChoices(actor: Actor) {
  if (!canReadInstruments(actor)) refuse(actor);
  return db().pillar.findMany({ orderBy: { order: "asc" }, select: { id: true, code: true, name: true } });
}
