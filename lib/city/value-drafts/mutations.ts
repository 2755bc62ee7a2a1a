import "server-only";
import { isPossible } from "@/lib/city/entries/life";
import { type EntryRef, stepColumns } from "@/lib/city/entries/mutations";
import { canEnter, refusalOfEntry } from "@/lib/city/entries/policy";
import { definitionFor } from "@/lib/city/indicators/definition-for";
import { draftColumns, holdValues, VALUE_COLUMNS } from "@/lib/city/indicators/mutations";
import { isMeasured } from "@/lib/city/indicators/retirement";
import type { ValueDraft } from "@/lib/city/indicators/schemas";
import { type AuditRecord, recordManyAudits } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { noteIfAway } from "@/lib/platform/db/away";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { IndicatorValue } from "@/lib/platform/db/generated/client";
import { together } from "@/lib/platform/db/together";
import { dayOf } from "@/lib/platform/format/date";
import { isFuturePeriod, isPeriodFor } from "@/lib/platform/format/period";
import { sendingOfNow } from "@/lib/platform/forms/sending";
import { cityToday } from "@/lib/platform/settings/published";

/** A draft of a figure for the whole city: of a value that stands, or of none yet. */
export type DraftOfValue = {
  actor: Actor;
  code: string;
  period: string;
  ref: EntryRef | null;
  fields: ValueDraft;
};

type Written = { draft: DraftOfValue; event: AuditRecord };

/**
 * Saves drafts of whomever together, in one transaction: for each whether it was saved. Only what goes without a word is: theirs
 * to enter, as the form saw it, in figures that its definition takes, and in nobody else's hands. Of the others nothing changes
 * and nothing is said: saved by itself (`saveValue`, `createValue`) each hears what stands in its way.
 */
export const saveDrafts = (drafts: readonly DraftOfValue[]): Promise<readonly boolean[]> =>
  // A form with an id of its own notes in its own transaction that it was made.
  sendingOfNow() ? saveAll(drafts) : saveWithOthers(drafts);

const saveWithOthers = together(saveAll, { itemsAtMost: 100 });

async function saveAll(drafts: readonly DraftOfValue[]): Promise<boolean[]> {
  const today = await cityToday();
  // Of two for one cell the second goes by itself, and hears of the first.
  const first = new Map<string, DraftOfValue>();
  for (const draft of drafts) if (!first.has(cellOf(draft))) first.set(cellOf(draft), draft);
  const single = [...first.values()];
  try {
    const written = await db().$transaction(async (tx) => {
      const changed = await change(tx, single);
      const begun = await begin(tx, single, today);
      const all = [...changed, ...begun];
      await recordManyAudits(
        tx,
        all.map(({ draft, event }) => ({ ...event, actor: draft.actor })),
      );
      return new Set(all.map(({ draft }) => draft));
    });
    return drafts.map((draft) => written.has(draft));
  } catch (error) {
    if (noteIfAway(error)) throw error;
    // One of them is refused by the database, or somebody else was first: nothing was kept, and each goes by itself.
    return drafts.map(() => false);
  }
}

const cellOf = ({ ref, code, period }: DraftOfValue) => ref?.id ?? `${code} ${period}`;

/** Drafts that stand, or came back, and are changed. */
async function change(tx: Transaction, drafts: readonly DraftOfValue[]): Promise<Written[]> {
  const byId = new Map(
    drafts.flatMap((draft) => (draft.ref ? [[draft.ref.id, { draft, ref: draft.ref }] as const] : [])),
  );
  if (byId.size === 0) return [];
  const changes = (await holdValues(tx, [...byId.keys()], { others: "leave out" })).flatMap(
    ({ row, agencyId, definition }) => {
      const { draft, ref } = byId.get(row.id) ?? {};
      if (!draft || !ref) return [];
      const { actor, fields } = draft;
      if (refusalOfEntry(actor, "edit", { ...row, agencyId }) || !isPossible("edit", row.status)) return [];
      const columns = draftColumns(definition, fields);
      if (row.version !== ref.version || !columns.ok) return [];
      return [{ draft, before: row, columns: { id: row.id, ...columns.value, ...stepColumns.enter(actor, row) } }];
    },
  );
  if (changes.length === 0) return [];
  const after = await tx.$queryRaw<IndicatorValue[]>`
    UPDATE indicator_values v
       SET "value" = n."value", "numerator" = n."numerator", "denominator" = n."denominator", "state" = n."state",
           "certainty" = n."certainty", "note" = n."note", "source" = n."source", "enteredByIds" = n."enteredByIds",
           "version" = v."version" + 1
      FROM jsonb_to_recordset(${JSON.stringify(changes.map(({ columns }) => columns))}::jsonb)
           AS n("id" uuid, "value" numeric, "numerator" numeric, "denominator" numeric, "state" text,
                "certainty" "ValueCertainty", "note" text, "source" text, "enteredByIds" uuid[])
     WHERE v."id" = n."id" RETURNING ${VALUE_COLUMNS}`;
  const afterwards = new Map(after.map((row) => [row.id, row]));
  return changes.map(({ draft, before }) => ({
    draft,
    event: { action: "edit", entity: "indicatorValue", entityId: before.id, before, after: afterwards.get(before.id) },
  }));
}

/** Values that begin, in cells that are empty. */
async function begin(tx: Transaction, drafts: readonly DraftOfValue[], today: string): Promise<Written[]> {
  const beginning = drafts.filter(({ ref }) => ref === null);
  if (beginning.length === 0) return [];
  const indicators = await tx.indicator.findMany({
    where: { code: { in: beginning.map(({ code }) => code) } },
    include: { definitions: true },
  });
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const values = beginning.flatMap((draft) => {
    const { actor, code, period, fields } = draft;
    const indicator = byCode.get(code);
    const definition = indicator && definitionFor(indicator.definitions, period);
    if (!definition || !canEnter(actor, indicator)) return [];
    const isOpen = isPeriodFor(definition.frequency, period) && !isFuturePeriod(period, today);
    const columns = draftColumns(definition, fields);
    if (!isOpen || !isMeasured(period, dayOf(indicator.retiredFrom)) || !columns.ok) return [];
    const author = { createdById: actor.id, ...stepColumns.enter(actor, null) };
    const key = { indicatorId: indicator.id, definitionId: definition.id, period };
    return [{ draft, data: { ...key, ...columns.value, ...author } }];
  });
  const keyOf = ({ indicatorId, period }: { indicatorId: string; period: string }) => `${indicatorId} ${period}`;
  const standing = await tx.indicatorValue.findMany({
    where: {
      indicatorId: { in: values.map(({ data }) => data.indicatorId) },
      period: { in: values.map(({ data }) => data.period) },
      kelurahanId: null,
    },
    select: { indicatorId: true, period: true },
  });
  const taken = new Set(standing.map(keyOf));
  const free = values.filter(({ data }) => !taken.has(keyOf(data)));
  if (free.length === 0) return [];
  const made = await tx.indicatorValue.createManyAndReturn({
    data: free.map(({ data }) => data),
    skipDuplicates: true,
  });
  const byKey = new Map(free.map(({ draft, data }) => [keyOf(data), draft]));
  return made.flatMap((after) => {
    const draft = byKey.get(keyOf(after));
    return draft ? [{ draft, event: { action: "create", entity: "indicatorValue", entityId: after.id, after } }] : [];
  });
}
