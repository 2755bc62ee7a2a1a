import { Decimal } from "decimal.js";
import { changeBetween } from "./change";
import { computeFinal } from "./final-score";

type Text = { id: string; en: string };

/** One round as it is compared; scores as decimal strings, null where there is none. */
export interface ComparedRound {
  slug: string;
  year: number;
  stage: number | null;
  instrument: { code: string; comparabilityGroup: string } | null;
  final: string | null;
  sections: readonly { code: string; name: Text; weight: string; score: string | null }[];
  pillars: readonly { code: string; name: string; score: string | null }[];
  /** Empty where items are not to be told. */
  items: readonly { code: string; text: Text; maximum: string; score: string | null }[];
  /** How many recommendations stand in each status, by the status' word. */
  recommendations: Readonly<Record<string, number>>;
}

/** A difference later − earlier, or in one word why there is none. */
export type Difference =
  | { kind: "change"; difference: string; direction: "up" | "down" | "same" }
  | { kind: "instrument-changed" | "instrument-unknown" | "missing" | "maximum-changed" };

export interface ComparedRow {
  code: string;
  name: Text;
  earlier: string | null;
  later: string | null;
  /** Where it is asked at all: a pillar or item may belong to one instrument only. */
  in: "both" | "earlier" | "later";
  difference: Difference;
}

/** What the earlier round's sections would give with the later weights; ours, beside the final as it was scored. */
export type Rescored =
  | { status: "same-weights" }
  | { status: "no-weights" }
  | { status: "missing"; sections: string[] }
  | { status: "rescored"; asScored: string | null; rescored: string };

export interface Comparison {
  earlier: ComparedRound;
  later: ComparedRound;
  final: ComparedRow;
  sections: (ComparedRow & { weights: { earlier: string | null; later: string | null } })[];
  pillars: ComparedRow[];
  items: ComparedRow[];
  recommendations: { status: string; earlier: number; later: number; difference: number }[];
  rescored: Rescored;
}

const ordinal = ({ year, stage }: ComparedRound) => year * 10 + (stage ?? 0);

/**
 * Two rounds side by side, the earlier first whichever way they are given. Differences only within one comparability
 * group; otherwise both figures stand and the word says "instrumen berubah". Source: domain.md section 2, rule 7.
 */
export function compareRounds(one: ComparedRound, other: ComparedRound): Comparison {
  const [earlier, later] = ordinal(one) <= ordinal(other) ? [one, other] : [other, one];
  const groups = [
    earlier.instrument?.comparabilityGroup ?? null,
    later.instrument?.comparabilityGroup ?? null,
  ] as const;
  const rows = (a: readonly Figure[], b: readonly Figure[]) => matched(a, b, groups);
  const [final] = rows(...([earlier, later].map(({ final: score }) => [{ ...FINAL, score }]) as [Figure[], Figure[]]));
  if (!final) throw new Error("The final is always there");
  const weight = (round: ComparedRound, code: string) =>
    round.sections.find((section) => section.code === code)?.weight ?? null;
  return {
    earlier,
    later,
    final,
    sections: rows(earlier.sections, later.sections).map((row) => ({
      ...row,
      weights: { earlier: weight(earlier, row.code), later: weight(later, row.code) },
    })),
    pillars: rows(earlier.pillars.map(named), later.pillars.map(named)),
    items: rows(earlier.items.map(asked), later.items.map(asked)),
    recommendations: statuses(earlier.recommendations, later.recommendations),
    rescored: rescore(earlier, later),
  };
}

interface Figure {
  code: string;
  name: Text;
  score: string | null;
  maximum?: string;
}

const FINAL = { code: "FINAL", name: { id: "Skor akhir", en: "Final score" } };
const named = ({ code, name, score }: ComparedRound["pillars"][number]): Figure => ({
  code,
  score,
  name: { id: name, en: name },
});
const asked = ({ code, text, score, maximum }: ComparedRound["items"][number]): Figure => ({
  code,
  score,
  maximum,
  name: text,
});

/** By code, in the later round's order; what only the earlier has comes after. */
function matched(
  a: readonly Figure[],
  b: readonly Figure[],
  groups: readonly [string | null, string | null],
): ComparedRow[] {
  const before = new Map(a.map((figure) => [figure.code, figure]));
  const after = new Set(b.map(({ code }) => code));
  return [
    ...b.map((figure) => rowOf(before.get(figure.code), figure, groups)),
    ...a.filter(({ code }) => !after.has(code)).map((figure) => rowOf(figure, undefined, groups)),
  ];
}

function rowOf(
  a: Figure | undefined,
  b: Figure | undefined,
  groups: readonly [string | null, string | null],
): ComparedRow {
  const { code, name } = (b ?? a) as Figure;
  const [earlier, later] = [a?.score ?? null, b?.score ?? null];
  const about = { code, name, earlier, later, in: a && b ? "both" : a ? "earlier" : "later" } as const;
  const change = changeBetween(
    { score: earlier, comparabilityGroup: groups[0] },
    { score: later, comparabilityGroup: groups[1] },
  );
  if (change.kind !== "change") return { ...about, difference: { kind: change.kind } };
  // 3 of 4 and 3 of 10 are not the same score, also within one group.
  if (a?.maximum !== b?.maximum && !new Decimal(a?.maximum ?? 0).eq(b?.maximum ?? 0))
    return { ...about, difference: { kind: "maximum-changed" } };
  const { direction, difference } = change;
  return { ...about, difference: { kind: "change", direction, difference: difference.toFixed() } };
}

function statuses(a: ComparedRound["recommendations"], b: ComparedRound["recommendations"]) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].map((status) => {
    const [earlier, later] = [a[status] ?? 0, b[status] ?? 0];
    return { status, earlier, later, difference: later - earlier };
  });
}

function rescore(earlier: ComparedRound, later: ComparedRound): Rescored {
  if (earlier.sections.length === 0 || later.sections.length === 0) return { status: "no-weights" };
  const own = new Map(earlier.sections.map((section) => [section.code, section]));
  const same =
    later.sections.length === earlier.sections.length &&
    later.sections.every(({ code, weight }) => new Decimal(own.get(code)?.weight ?? -1).eq(weight));
  if (same) return { status: "same-weights" };
  const sections = later.sections.map(({ code, weight }) => ({ code, weight, score: own.get(code)?.score ?? null }));
  const rescored = computeFinal({ sections });
  if (rescored.status === "incomplete") return { status: "missing", sections: rescored.missing };
  const asScored = computeFinal({ sections: earlier.sections });
  return {
    status: "rescored",
    asScored: asScored.status === "complete" ? asScored.value.toFixed() : null,
    rescored: rescored.value.toFixed(),
  };
}
