// npm run score:verify FILE: recomputes a score trace (enam-pilar/score-trace/1 and /2) from nothing but the file and says
// whether every figure agrees. It shares no code with the product and uses exact fractions, so that both being wrong in
// the same way is unlikely. Exit 0 agrees, 1 does not, 2 cannot be read.
import "../server/node-version.mjs";
import { readFileSync } from "node:fs";

/** In the first every item's score began at 0. */
const FIRST = "enam-pilar/score-trace/1";
const FORMAT = "enam-pilar/score-trace/2";

interface Fraction {
  n: bigint;
  d: bigint;
}
const fraction = (n: bigint, d = 1n): Fraction => (d < 0n ? { n: -n, d: -d } : { n, d });
const ZERO = fraction(0n);
const add = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d);
const over = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n);
const total = (all: Fraction[]) => all.reduce(add, ZERO);
const isMore = (a: Fraction, b: Fraction) => a.n * b.d > b.n * a.d;
const size = (a: Fraction) => fraction(a.n < 0n ? -a.n : a.n, a.d);
/** A rounding of 20 significant digits stays far below it; a changed figure far above. */
const TOLERANCE = fraction(1n, 10n ** 12n);
const MISMATCH = fraction(1n, 100n);

class Unreadable extends Error {}
export class Disagreement extends Error {
  constructor(
    readonly node: string,
    what: string,
  ) {
    super(`${node}: ${what}`);
  }
}

function read(text: unknown, where: string): Fraction {
  const parts = typeof text === "string" ? /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) : null;
  if (!parts) throw new Unreadable(`${where} is not a decimal number: ${JSON.stringify(text)}`);
  const [, sign, whole, rest = ""] = parts;
  return fraction(BigInt(`${sign}${whole}${rest}`), 10n ** BigInt(rest.length));
}

interface Stated {
  node: string;
  code: string;
  status: string;
  value: string | null;
  missing: string[];
  notApplicable: string[];
}
interface Item extends Stated {
  pillar: string | null;
  weight: string;
  minimum?: string;
  maximum: string;
  raw: string | null;
  score: string | null;
  share: string | null;
  self: { score: string | null; counts: boolean; notApplicable: boolean } | null;
  members: { value: string }[];
}
interface Section extends Stated {
  weight: string;
  effectiveWeight: string | null;
  product: string | null;
  given: { value: string } | null;
  pillarScores: boolean;
  items: Item[];
}
interface Pillar extends Stated {
  items: { code: string; share: string }[];
}
interface Trace {
  format: string;
  lane: string;
  instrument: { scaleMin: string; scaleMax: string };
  final: Stated & { official: { value: string; difference: string | null; mismatch: boolean | null } | null };
  sections: Section[];
  pillars: Pillar[];
}

interface Mean {
  status: string;
  value: Fraction | null;
  missing: string[];
  notApplicable: string[];
  shares: Map<string, Fraction>;
}
interface Scored {
  code: string;
  weight: Fraction;
  score: Fraction | null;
  notApplicable: boolean;
}

function mean(parts: Scored[]): Mean {
  const asked = parts.filter((part) => !part.notApplicable);
  const notApplicable = parts.filter((part) => part.notApplicable).map(({ code }) => code);
  const missing = asked.filter(({ score }) => score === null).map(({ code }) => code);
  const weights = total(asked.map(({ weight }) => weight));
  if (parts.length > 0 && asked.length === 0)
    return { status: "notApplicable", value: null, missing: [], notApplicable, shares: new Map() };
  if (asked.length === 0 || missing.length > 0 || weights.n === 0n)
    return { status: "incomplete", value: null, missing, notApplicable, shares: new Map() };
  const shares = new Map(asked.map(({ code, weight }) => [code, over(weight, weights)]));
  const value = total(asked.map(({ code, score }) => times(shares.get(code) ?? ZERO, score ?? ZERO)));
  return { status: "complete", value, missing, notApplicable, shares };
}

let nodes = 0;

function agree(node: string, what: string, stated: string | null | undefined, computed: Fraction | null): void {
  const given = stated ?? null;
  if ((given === null) !== (computed === null))
    throw new Disagreement(node, `${what} ${given === null ? "is absent" : `${given} should be absent`}`);
  if (given === null || computed === null) return;
  if (isMore(size(minus(read(given, `${node} ${what}`), computed)), TOLERANCE))
    throw new Disagreement(node, `${what} is ${given}, recomputed ${decimal(computed)}`);
}

function same(node: string, what: string, stated: unknown, computed: unknown): void {
  if (JSON.stringify(stated) !== JSON.stringify(computed))
    throw new Disagreement(node, `${what} is ${JSON.stringify(stated)}, recomputed ${JSON.stringify(computed)}`);
}

function checkNode(stated: Stated, computed: Mean): void {
  nodes += 1;
  same(stated.node, "status", stated.status, computed.status);
  same(stated.node, "missing", [...stated.missing].sort(), [...computed.missing].sort());
  same(stated.node, "notApplicable", [...stated.notApplicable].sort(), [...computed.notApplicable].sort());
  agree(stated.node, "value", stated.value, computed.value);
}

/** What an item's score must be, from the verified self score and the members' values. */
function checkItem(item: Item, { format, lane, instrument }: Trace): Scored {
  nodes += 1;
  const self = item.self?.counts ? item.self : null;
  const members = item.members.map(({ value }) => read(value, item.node));
  const byMembers = lane === "COUNCIL" && members.length > 0;
  const notApplicable = lane !== "OFFICIAL" && !byMembers && (self?.notApplicable ?? false);
  let raw: Fraction | null = null;
  if (lane === "OFFICIAL") raw = item.raw === null ? null : read(item.raw, item.node);
  else if (byMembers) raw = over(total(members), fraction(BigInt(members.length)));
  else if (self && !notApplicable && self.score !== null) raw = read(self.score, item.node);
  same(item.node, "status", item.status, notApplicable ? "notApplicable" : raw ? "scored" : "missing");
  agree(item.node, "raw", item.raw, raw);
  const min = read(instrument.scaleMin, "scaleMin");
  const length = minus(read(instrument.scaleMax, "scaleMax"), min);
  const from = format === FIRST ? ZERO : read(item.minimum, item.node);
  const range = minus(read(item.maximum, item.node), from);
  const score = raw && add(min, over(times(minus(raw, from), length), range));
  agree(item.node, "score", item.score, score);
  return { code: item.code, weight: read(item.weight, item.node), score, notApplicable };
}

function checkSection(section: Section, trace: Trace): { computed: Mean; items: Scored[] } {
  const items = section.items.map((item) => checkItem(item, trace));
  const ofItems = mean(items);
  for (const item of section.items) agree(item.node, "share", item.share, ofItems.shares.get(item.code) ?? null);
  if (!section.given) {
    checkNode(section, ofItems);
    return { computed: ofItems, items };
  }
  const value = read(section.given.value, section.node);
  const computed = { status: "complete", value, missing: [], notApplicable: [], shares: new Map() };
  checkNode(section, computed);
  return { computed, items };
}

function checkFinal(trace: Trace, parts: Scored[]): Fraction | null {
  const weights = total(parts.map(({ weight }) => weight));
  if (weights.n !== weights.d) throw new Disagreement("final", `the weights add up to ${decimal(weights)}, not to 1`);
  const whole = mean(parts);
  // All sections having left, there is nothing to compute a final from.
  checkNode(trace.final, whole.status === "notApplicable" ? { ...whole, status: "incomplete" } : whole);
  for (const section of trace.sections) {
    const share = whole.shares.get(section.code) ?? null;
    agree(section.node, "effectiveWeight", section.effectiveWeight, share);
    const score = parts.find(({ code }) => code === section.code)?.score ?? null;
    agree(section.node, "product", section.product, share && score && times(share, score));
  }
  const { official } = trace.final;
  if (official) {
    const difference = whole.value && minus(whole.value, read(official.value, "final"));
    agree("final", "difference", official.difference, difference);
    same("final", "mismatch", official.mismatch, difference && isMore(size(difference), MISMATCH));
  }
  return whole.value;
}

function checkPillar(pillar: Pillar, trace: Trace, items: Map<string, Scored>): void {
  const own = trace.sections
    .filter(({ pillarScores }) => pillarScores)
    .flatMap((section) => section.items.filter((item) => item.pillar === pillar.code))
    .flatMap(({ node }) => items.get(node) ?? []);
  const computed = mean(own);
  checkNode(pillar, computed);
  same(pillar.node, "items", pillar.items.map(({ code }) => code).sort(), [...computed.shares.keys()].sort());
  for (const { code, share } of pillar.items)
    agree(pillar.node, `share of ${code}`, share, computed.shares.get(code) ?? null);
}

/** Throws at the first node that does not agree; otherwise how many were recomputed, and the final. */
export function verify(trace: Trace): { nodes: number; final: Fraction | null } {
  nodes = 0;
  if (trace?.format !== FORMAT && trace?.format !== FIRST)
    throw new Unreadable(`The file is not of the format ${FIRST} or ${FORMAT}.`);
  const items = new Map<string, Scored>();
  const parts = trace.sections.map((section) => {
    const { computed, items: own } = checkSection(section, trace);
    for (const [index, item] of section.items.entries()) {
      const scored = own[index];
      if (scored) items.set(item.node, scored);
    }
    const weight = read(section.weight, section.node);
    return { code: section.code, weight, score: computed.value, notApplicable: computed.status === "notApplicable" };
  });
  const final = checkFinal(trace, parts);
  for (const pillar of trace.pillars) checkPillar(pillar, trace, items);
  return { nodes, final };
}

/** To 12 decimals, cut: for sentences only. */
function decimal({ n, d }: Fraction): string {
  const digits = ((n < 0n ? -n : n) * 10n ** 12n) / d;
  const text = digits.toString().padStart(13, "0");
  return `${n < 0n ? "-" : ""}${text.slice(0, -12)}.${text.slice(-12)}`.replace(/\.?0+$/, "");
}

function main([file]: string[]): number {
  if (!file) throw new Unreadable("Say which file: npm run score:verify -- trace.json");
  const trace = JSON.parse(readFileSync(file, "utf8")) as Trace;
  const { nodes: count, final } = verify(trace);
  const { official } = trace.final;
  const beside = official ? `; the letter says ${official.value}` : "";
  console.log(`Agrees: ${count} nodes recomputed, final ${final ? decimal(final) : "incomplete"}${beside}.`);
  return 0;
}

function run(args: string[]): number {
  try {
    return main(args);
  } catch (error) {
    const disagrees = error instanceof Disagreement;
    console.error(
      disagrees ? `Does not agree at ${error.message}.` : `Cannot be verified: ${(error as Error).message}`,
    );
    return disagrees ? 1 : 2;
  }
}

// The tests read this file for its rule; only a command runs it.
if (process.argv[1] === import.meta.filename) process.exitCode = run(process.argv.slice(2));
