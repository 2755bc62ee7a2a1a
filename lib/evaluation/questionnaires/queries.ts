import "server-only";
import { notFound } from "next/navigation";
import { canReadInstruments } from "@/lib/evaluation/instruments/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { SheetItem } from "./schemas";

export const ITEMS_PER_PAGE = 20;

const PLACE = {
  section: { select: { code: true } },
  instrumentPillar: { select: { pillar: { select: { code: true, name: true } } } },
  subDimension: { select: { code: true, nameId: true, nameEn: true } },
} as const;
type ItemRow = Prisma.QuestionnaireItemGetPayload<{ include: typeof PLACE }>;

/** The items of one section of a version, a page at a time, in the questionnaire's order. */
export async function listItems(actor: Actor, instrumentId: string, section: string, page: number) {
  if (!canReadInstruments(actor)) refuse(actor);
  const where = { instrumentId, section: { code: section } };
  const [total, items] = await Promise.all([
    db().questionnaireItem.count({ where }),
    db().questionnaireItem.findMany({
      where,
      orderBy: { order: "asc" },
      skip: (page - 1) * ITEMS_PER_PAGE,
      take: ITEMS_PER_PAGE,
      include: PLACE,
    }),
  ]);
  return {
    total,
    page,
    pages: Math.max(1, Math.ceil(total / ITEMS_PER_PAGE)),
    items: items.map(({ minimum, maximum, weight, ...item }) => ({
      ...item,
      minimum: minimum.toFixed(),
      maximum: maximum.toFixed(),
      weight: weight.toFixed(),
    })),
  };
}

/** One item for its form. */
export async function getItem(actor: Actor, instrumentId: string, code: string) {
  if (!canReadInstruments(actor)) refuse(actor);
  const item = await db().questionnaireItem.findUnique({ where: { instrumentId_code: { instrumentId, code } } });
  if (!item) notFound();
  return { ...item, minimum: item.minimum.toFixed(), maximum: item.maximum.toFixed(), weight: item.weight.toFixed() };
}

/** The whole questionnaire of a version by codes, as a workbook holds it. */
export async function listSheetItems(actor: Actor, code: string): Promise<SheetItem[]> {
  if (!canReadInstruments(actor)) refuse(actor);
  const instrument = await db().instrument.findUnique({
    where: { code },
    select: { items: { orderBy: { order: "asc" }, include: PLACE } },
  });
  if (!instrument) notFound();
  return instrument.items.map(sheetItem);
}

const sheetItem = (item: ItemRow): SheetItem => ({
  code: item.code,
  section: item.section.code,
  pillar: item.instrumentPillar?.pillar.code ?? null,
  subDimension: item.subDimension?.code ?? null,
  textId: item.textId,
  textEn: item.textEn,
  helpId: item.helpId,
  helpEn: item.helpEn,
  minimum: item.minimum.toFixed(),
  maximum: item.maximum.toFixed(),
  weight: item.weight.toFixed(),
  evidenceRequired: item.evidenceRequired,
  notApplicableAllowed: item.notApplicableAllowed,
  proposal: item.proposal,
  formNumber: item.formNumber,
  formOrder: item.formOrder,
});
