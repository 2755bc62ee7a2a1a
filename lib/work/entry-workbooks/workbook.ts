import "server-only";
import { createHash } from "node:crypto";
import { eachByItself, type LeftProblem } from "@/lib/city/entries/mutations";
import {
  type AddedChange,
  type Comparison,
  type Conflict,
  compare,
  type Proposed,
  readField,
} from "@/lib/city/entry-workbooks/comparison";
import type { Change, EntryKind, Standing } from "@/lib/city/entry-workbooks/kind";
import type { Returned } from "@/lib/city/entry-workbooks/returned";
import type { Fault } from "@/lib/city/loading/rows";
import type { Actor } from "@/lib/platform/auth/actor";
import { asOne } from "@/lib/platform/db/client";
import type { Locale } from "@/lib/platform/format/locale";
import { kindOf } from "./kinds";
import { CHANGES_AT_MOST } from "./limits";

/** What a workbook would do, as it was tried: of each change what handing it in would lack or ask back. */
export type Preview = {
  kind: EntryKind;
  proposed: (Proposed & { standing: Standing | null })[];
  conflicts: (Conflict & { standing: Standing | null })[];
  faults: Fault[];
  digest: string;
};

/**
 * What came back held against what stands, and tried: each change is written by the mutation that will write it, and all of
 * it is undone. So what is wrong is said by what would refuse it, and is said once for form, grid and workbook.
 */
export async function previewOf(actor: Actor, returned: Returned, locale: Locale): Promise<Preview | null> {
  const kind = kindOf(returned.kind);
  if (!kind?.may(actor)) return null;
  const compared = await compareWithNow(actor, kind, returned, locale);
  const tried = await rehearse(actor, kind, compared);
  const wrong = (change: Proposed) => tried.problems.get(change.entry.key);
  const faults = [...compared.proposed, ...compared.conflicts].flatMap((change) => faultsOf(change, wrong(change)));
  const stands = <Change extends Proposed>(change: Change) => ({
    ...change,
    standing: tried.standing.get(change.entry.key) ?? null,
  });
  const proposed = compared.proposed.filter((change) => !wrong(change)).map(stands);
  const conflicts = compared.conflicts.filter((change) => !wrong(change)).map(stands);
  return {
    ...{ kind, proposed, conflicts, faults: [...compared.faults, ...faults] },
    digest: digestOf([...proposed, ...conflicts]),
  };
}

async function compareWithNow(actor: Actor, kind: EntryKind, returned: Returned, locale: Locale): Promise<Comparison> {
  const faults: Fault[] = [];
  const added: AddedChange[] = [];
  for (const { place, cells } of returned.added) {
    const content: Record<string, string> = {};
    const wrong: Fault[] = [];
    for (const { field, cell, place: own } of cells) {
      const said = readField(kind.fields[field] ?? { kind: "text", longest: 400 }, cell, null);
      if ("fault" in said) wrong.push({ ...own, fault: said.fault });
      else content[field] = said.text;
    }
    const made = wrong.length > 0 ? null : await kind.add?.(actor, returned.about, content);
    if (made && "entry" in made) added.push({ ...made, content: { ...made.content }, edits: cells });
    else if (made)
      for (const [field, fault] of Object.entries(made.faults))
        wrong.push({ ...(cells.find((cell) => cell.field === field)?.place ?? place), fault });
    faults.push(...wrong);
  }
  const keys = returned.entries.map(({ key }) => key);
  const entries = keys.length > 0 ? await kind.find(actor, keys, locale) : new Map();
  const compared = compare({ ...returned, faults: [...returned.faults, ...faults] }, kind, entries, added);
  const count = compared.proposed.length + compared.conflicts.length;
  if (count <= CHANGES_AT_MOST) return compared;
  const [first] = compared.proposed;
  const at = first?.changes[0]?.place ?? { sheet: "", row: 0, column: null };
  return { proposed: [], conflicts: [], faults: [{ ...at, fault: `tooManyChanges:${count}:${CHANGES_AT_MOST}` }] };
}

/** Undoes what was tried. */
class Rehearsed extends Error {}

async function undone(work: () => Promise<void>): Promise<void> {
  try {
    await asOne(async () => {
      await work();
      throw new Rehearsed();
    }, PATIENCE);
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
}

type Tried = { problems: Map<string, LeftProblem>; standing: Map<string, Standing> };

async function rehearse(actor: Actor, kind: EntryKind, { proposed, conflicts }: Comparison): Promise<Tried> {
  const changes = [...proposed, ...conflicts];
  const tried: Tried = { problems: new Map(), standing: new Map() };
  if (changes.length === 0) return tried;
  await undone(async () => {
    const problems = await eachByItself(changes, (change) => kind.write(actor, change, false));
    for (const [change, problem] of problems) tried.problems.set(change.entry.key, problem);
    const written = changes.filter(({ entry }) => !tried.problems.has(entry.key));
    tried.standing = (await kind.standing?.(actor, written)) ?? tried.standing;
  });
  return tried;
}

/** What writing one change would be refused for, by field; it is undone in any case. */
export async function refusedFields(
  actor: Actor,
  kind: EntryKind,
  change: Change,
  submit: boolean,
): Promise<Record<string, string[]>> {
  let fields: Record<string, string[]> = {};
  await undone(async () => {
    const problems = await eachByItself([change], (one) => kind.write(actor, one, submit));
    fields = problems.get(change)?.fields ?? {};
  });
  return fields;
}

/** As many as may come, each through its own mutation. */
export const PATIENCE = { timeout: 120_000 };

/** What is wrong in a change, at the cells that say it. */
function faultsOf({ changes }: Proposed, problem: LeftProblem | undefined): Fault[] {
  const [first] = changes;
  if (!problem || !first) return [];
  const named = Object.entries(problem.fields);
  if (named.length === 0) return [{ ...first.place, fault: `problem:${problem.code}` }];
  return named.flatMap(([field, keys]) => {
    const place = changes.find((change) => change.field === field)?.place ?? first.place;
    return keys.map((fault) => ({ ...place, fault }));
  });
}

/** What was seen and nothing else: another person's change to any of these rows makes another. */
const digestOf = (changes: readonly Proposed[]): string =>
  createHash("sha256")
    .update(JSON.stringify(changes.map(({ entry, content }) => [entry.key, entry.ref, entry.content, content])))
    .digest("hex");
