import "server-only";
import { notFound } from "next/navigation";
import { checkedIndicator, checkedProgramme } from "@/lib/city/entries/scope";
import { canReadAnswerContent } from "@/lib/evaluation/answers/policy";
import { canReadInstruments } from "@/lib/evaluation/instruments/policy";
import { canAddEvidence, canReadOwner } from "@/lib/evidence/evidence/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { offeredEvidence } from "./offers";
import type { Thing } from "./schemas";
import { columnOf, mayLinkThing } from "./things";

const ITEM = {
  select: {
    code: true,
    textId: true,
    textEn: true,
    instrument: { select: { code: true, nameId: true, nameEn: true, status: true, lastYear: true } },
  },
} as const;
const PERSON = { select: { name: true } } as const;

type ItemRow = {
  code: string;
  textId: string;
  textEn: string;
  instrument: { code: string; nameId: string; nameEn: string };
};

const told = ({ code, textId, textEn, instrument }: ItemRow) => ({
  code,
  text: { id: textId, en: textEn || textId },
  instrument: { code: instrument.code, name: { id: instrument.nameId, en: instrument.nameEn } },
});

/**
 * Which items a thing counts for, those that were taken back, and the items that it may be linked with; null for those who
 * read the thing and not that, as a guest does.
 */
export async function findItemLinks(actor: Actor, thing: Thing) {
  const may = await mayLinkThing(db(), actor, thing);
  if (may === null) return null;
  const rows = await db().itemLink.findMany({
    where: columnOf(thing),
    orderBy: [{ item: { instrument: { code: "desc" } } }, { item: { order: "asc" } }, { createdAt: "asc" }],
    include: { item: ITEM, createdBy: PERSON, removedBy: PERSON },
  });
  const links = rows.map(({ id, version, item, createdAt, createdBy, removedAt, removedBy }) => ({
    ...{ id, version, createdAt, removedAt, item: told(item) },
    createdBy: createdBy.name,
    removedBy: removedBy?.name ?? null,
  }));
  const present = rows.filter(({ removedAt }) => removedAt === null).map(({ itemId }) => itemId);
  const items = may
    ? await db().questionnaireItem.findMany({
        where: { id: { notIn: present }, instrument: { lastYear: null } },
        orderBy: [{ instrument: { code: "desc" } }, { order: "asc" }],
        select: { id: true, ...ITEM.select },
      })
    : [];
  return {
    thing,
    may,
    links: links.filter(({ removedAt }) => removedAt === null),
    past: links.filter(({ removedAt }) => removedAt !== null),
    choices: items.map((item) => ({ id: item.id, ...told(item) })),
  };
}

export type ItemLinks = NonNullable<Awaited<ReturnType<typeof findItemLinks>>>;

/** A piece of evidence by itself, with the items that it counts for. */
export async function getLinkedEvidence(actor: Actor, id: string) {
  const links = (await findItemLinks(actor, { kind: "evidence", id })) ?? notFound();
  const row = await db().evidence.findUniqueOrThrow({ where: { id }, select: { title: true, answerId: true } });
  return { ...row, links };
}

/**
 * What the city has for the item of an answer: linked indicators and programmes as they stand in the round's year, and the
 * evidence of both. Null for a reader to whom the answer itself says nothing yet.
 */
export async function getOffers(actor: Actor, answerId: string) {
  const answer = await db().answer.findUnique({ where: { id: answerId }, include: { round: true } });
  if (!answer || !canReadAnswerContent(actor, answer)) return null;
  const { year } = answer.round;
  const links = await db().itemLink.findMany({
    where: {
      itemId: answer.itemId,
      removedAt: null,
      OR: [
        { indicatorId: { not: null }, indicator: checkedIndicator(actor) },
        { programmeId: { not: null }, programme: checkedProgramme(actor) },
      ],
    },
    orderBy: { createdAt: "asc" },
    include: {
      indicator: {
        include: {
          values: {
            where: { status: "PUBLISHED", supersededAt: null, kelurahanId: null, period: { startsWith: `${year}` } },
            orderBy: { periodEnd: "desc" },
            take: 1,
            include: { definition: { select: { unit: true, decimals: true } } },
          },
        },
      },
      programme: {
        include: { years: { where: { status: "PUBLISHED", supersededAt: null, year }, take: 1 } },
      },
    },
  });
  const evidence = await offeredEvidence(db(), actor, answerId);
  const found = await db().evidenceOwner.findFirst({ where: { kind: "answer", id: answerId } });
  const owner = found && { ...found, kind: "answer" as const };
  const mayAdd = owner !== null && canReadOwner(actor, owner) && canAddEvidence(actor, owner, new Date());
  return {
    answerId,
    year,
    indicators: links.flatMap(({ indicator }) => {
      if (!indicator) return [];
      const [value] = indicator.values;
      return [
        {
          code: indicator.code,
          name: { id: indicator.nameId, en: indicator.nameEn },
          value: value ? { figure: value.value?.toFixed() ?? null, state: value.state, ...value.definition } : null,
          period: value?.period ?? null,
        },
      ];
    }),
    programmes: links.flatMap(({ programme }) => {
      const [state] = programme?.years ?? [];
      if (!programme) return [];
      return [
        {
          slug: programme.slug,
          name: programme.name,
          state: state ? { planned: state.planned, running: state.running } : null,
        },
      ];
    }),
    evidence: evidence.map(({ row, readable, taken }) => ({
      ...{ id: row.id, title: row.title, url: row.url, isFile: row.fileId !== null, readable, taken },
      mayTake: mayAdd && !taken,
    })),
  };
}

export type Offers = NonNullable<Awaited<ReturnType<typeof getOffers>>>;

/** What counted for items of the version before that this one has not: nobody is told that it still counts. */
export async function listNotCarried(actor: Actor, instrument: { id: string; basedOnId: string | null }) {
  if (!canReadInstruments(actor)) refuse(actor);
  if (!instrument.basedOnId) return [];
  const codes = await db().questionnaireItem.findMany({
    where: { instrumentId: instrument.id },
    select: { code: true },
  });
  const links = await db().itemLink.findMany({
    where: {
      removedAt: null,
      item: { instrumentId: instrument.basedOnId, code: { notIn: codes.map(({ code }) => code) } },
    },
    orderBy: { item: { order: "asc" } },
    include: {
      item: ITEM,
      indicator: { select: { code: true, nameId: true } },
      programme: { select: { name: true } },
      evidence: { select: { title: true, informationClass: true } },
    },
  });
  return links.map(({ id, item, indicator, programme, evidence }) => ({
    id,
    item: told(item),
    thing: indicator ? `${indicator.code} ${indicator.nameId}` : (programme?.name ?? evidence?.title ?? ""),
  }));
}
