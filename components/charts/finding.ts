import type { LinePoint } from "./line-chart";

type Told = { text: string; label: string };
export type Finding =
  | { kind: "up" | "down" | "same"; from: Told; to: Told }
  /** Nothing before the last figure can be compared with it. */
  | { kind: "one"; to: Told }
  | null;

/**
 * What a line says in one sentence: from where to where it went since it can be compared. Periods without a figure do not
 * end that, a break does. Two figures that read alike are told as standing still.
 */
export function findingOf(points: readonly LinePoint[]): Finding {
  const since = points.findLastIndex(({ value, breakBefore }) => value !== null && breakBefore);
  const known = points
    .slice(Math.max(0, since))
    .flatMap(({ value, text, label }) => (value === null || text === null ? [] : [{ value, text, label }]));
  const [from, to] = [known[0], known.at(-1)];
  if (!from || !to) return null;
  if (from === to) return { kind: "one", to };
  if (from.text === to.text) return { kind: "same", from, to };
  return { kind: to.value > from.value ? "up" : "down", from, to };
}

type FindingWords = (key: `finding.${"up" | "down" | "same" | "one"}`, values: Record<string, string>) => string;

/** The sentence; empty where there is no figure. `t` is the translator of "Chart". */
export function findingText(finding: Finding, t: FindingWords): string {
  if (!finding) return "";
  const { text: to, label: toPeriod } = finding.to;
  if (finding.kind === "one") return t("finding.one", { to, toPeriod });
  return t(`finding.${finding.kind}`, { from: finding.from.text, fromPeriod: finding.from.label, to, toPeriod });
}

type EndsWords = (key: "finding.highest" | "finding.ends", values: Record<string, string>) => string;

/** What ranked figures say in a sentence; null where nothing is to be said. One whose figure is not told may be the lowest. */
export function rankedFinding(all: readonly Ranked[], t: EndsWords): string | null {
  const ends = endsOf(all);
  const isPartly = all.some(({ value, text }) => value === null && text !== null);
  return ends && t(isPartly ? "finding.highest" : "finding.ends", ends);
}

type Ranked = { label: string; value: number | null; text: string | null };

/** The highest and the lowest of what is compared; null where fewer than two have a figure, or all have the same. */
export function endsOf(all: readonly Ranked[]): Record<"best" | "bestScore" | "worst" | "worstScore", string> | null {
  const known = all.filter(({ value, text }) => value !== null && text !== null);
  const ranked = known.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const [best, worst] = [ranked[0]?.text, ranked.at(-1)?.text];
  if (!best || !worst || best === worst) return null;
  // Of several with the same score none is named alone.
  const named = (score: string) => known.flatMap(({ label, text }) => (text === score ? [label] : [])).join(", ");
  return { best: named(best), bestScore: best, worst: named(worst), worstScore: worst };
}
