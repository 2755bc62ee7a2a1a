import type { EntryCell, EntrySheet } from "@/lib/platform/format/entry-sheet";
import { isFigureKind, shownValue, textOfWritten, wordsOf } from "./cell-text";
import type { About, EntryKind, Line, Said, SheetPlan } from "./kind";
import { digestOf, type KeyCell, writeHead, writeRowKey } from "./row-key";

/** Rows to be filled in below, where new ones can be added. */
const BLANK_ROWS = 30;

type Written = { kind: EntryKind; about: About; said: Said; secret: string };

/** The sheet of a plan, the lists that it chooses from where they are long, and one that explains it. */
export function sheetsOf(plan: SheetPlan, { kind, about, said, secret }: Written): EntrySheet[] {
  const { locale, say } = said;
  const adds = Object.entries(plan.adds ?? {});
  const head = writeHead(secret, {
    ...{ kind: kind.name, about: { ...about }, locale, named: plan.named },
    columns: plan.columns.map(({ name, heading }) => [name, heading]),
    adds: adds.map(([name]) => name),
  });
  const lists = adds.flatMap(([name, list]) => (list ? [{ name, list }] : []));
  const sheets: EntrySheet[] = [
    {
      name: plan.title,
      columns: [
        { heading: head, width: 4, isHidden: true },
        ...plan.columns.map(({ heading, width }) => ({ heading, width })),
      ],
      rows: [
        ...plan.lines.map((line) => rowOf(plan, line, kind, said, secret)),
        ...(plan.adds ? Array.from({ length: BLANK_ROWS }, () => blankRow(plan, kind, said, lists)) : []),
      ],
      ...{ frozen: plan.frozen + 1, locale, isProtected: true },
    },
    explanationOf(plan, kind, said),
  ];
  if (lists.length === 0) return sheets;
  const length = Math.max(...lists.map(({ list }) => list.length));
  sheets.push({
    name: listsName(said),
    columns: lists.map(({ name }) => ({ heading: say(`columns.${name}`), width: 50 })),
    rows: Array.from({ length }, (_, at) => lists.map(({ list }) => ({ value: list[at] ?? null, isOpen: false }))),
    ...{ frozen: 0, locale, isProtected: true },
  });
  return sheets;
}

const listsName = ({ say }: Said) => say("listsSheet");

function rowOf(plan: SheetPlan, line: Line, kind: EntryKind, { locale }: Said, secret: string): EntryCell[] {
  const shared: KeyCell[] = [];
  const entries = new Map<string, KeyCell[]>();
  const isOpen = Object.values(line.cells).some(({ entry }) => plan.entries.get(entry)?.lock === null);
  const cells = plan.columns.map(({ name }, column): EntryCell => {
    const together = line.shared?.[name];
    if (together) {
      const field = kind.fields[together.field] ?? TEXT;
      const value = shownValue(field, together.text, null, locale);
      shared.push({ column, field: together.field, digest: digestOf(textOfWritten(value)) });
      const list = wordsOf(field, null, locale);
      return { value, isOpen, ...(list ? { list } : {}) };
    }
    const shown = line.cells[name];
    const entry = shown && plan.entries.get(shown.entry);
    if (!entry) return { value: line.fixed[name] ?? null, isOpen: false };
    const field = kind.fields[shown.field] ?? TEXT;
    const value = shownValue(field, entry.content[shown.field] ?? "", entry, locale);
    const own = entries.get(entry.key) ?? [];
    entries.set(entry.key, [...own, { column, field: shown.field, digest: digestOf(textOfWritten(value)) }]);
    const list = wordsOf(field, entry, locale);
    const isFigure = !list && isFigureKind(field);
    return {
      ...{ value, isOpen: entry.lock === null },
      ...(list ? { list } : {}),
      ...(field.kind === "day" ? { isDay: true } : {}),
      ...(isFigure ? { decimals: entry.measure?.decimals ?? (field.kind === "number" ? 2 : 0) } : {}),
    };
  });
  const named = line.fixed[plan.named] ?? null;
  const key = writeRowKey(secret, kind.name, {
    ...{ named: digestOf(textOfWritten(named)), shared },
    entries: [...entries].map(([key, own]) => ({
      ...{ key, cells: own },
      version: plan.entries.get(key)?.ref?.version ?? null,
    })),
  });
  return [{ value: key, isOpen: false }, ...cells];
}

const TEXT = { kind: "text", longest: 4000 } as const;

function blankRow(
  plan: SheetPlan,
  kind: EntryKind,
  said: Said,
  lists: readonly { name: string; list: readonly string[] }[],
): EntryCell[] {
  const cells = plan.columns.map(({ name }): EntryCell => {
    if (!plan.adds || !(name in plan.adds)) return { value: null, isOpen: false };
    const at = lists.findIndex((one) => one.name === name);
    const words = at < 0 ? wordsOf(kind.fields[name] ?? TEXT, null, said.locale) : undefined;
    const letter = String.fromCharCode(65 + Math.max(at, 0));
    const range = `'${listsName(said)}'!$${letter}$2:$${letter}$${(lists[at]?.list.length ?? 0) + 1}`;
    const list = at >= 0 ? { range } : words;
    const isDay = kind.fields[name]?.kind === "day";
    return { value: null, isOpen: true, ...(isDay ? { isDay } : {}), ...(list ? { list } : {}) };
  });
  return [{ value: null, isOpen: false }, ...cells];
}

/** Read by people; what comes back without a head of ours is left out. */
function explanationOf(plan: SheetPlan, kind: EntryKind, { locale, say }: Said): EntrySheet {
  const steps = ["howOpen", "howRows", "howNothing", plan.adds ? "howAdd" : null, "howCorrect", "howBack"];
  const rows = steps.flatMap((step) => (step === null || (step === "howCorrect" && !kind.isCorrected) ? [] : [step]));
  const fields = plan.columns.filter(({ name }) => kind.fields[name]);
  return {
    name: say("helpSheet"),
    columns: [
      { heading: say("helpColumn"), width: 34 },
      { heading: say("helpMeaning"), width: 90 },
    ],
    rows: [
      ...rows.map((step): EntryCell[] => [shown(""), shown(say(step))]),
      ...fields.map(({ name, heading }): EntryCell[] => [
        shown(heading),
        shown(meaningOf(kind.fields[name]?.kind, wordsOf(kind.fields[name] ?? TEXT, null, locale), say)),
      ]),
    ],
    ...{ frozen: 0, locale, isProtected: false },
  };
}

const shown = (value: string): EntryCell => ({ value, isOpen: false });

function meaningOf(kind: string | undefined, words: readonly string[] | undefined, say: Said["say"]): string {
  if (words) return `${say("helpChoice")} ${words.join(", ")}.`;
  return say(`helpKinds.${kind === "money" || kind === "day" || kind === "text" ? kind : "number"}`);
}
