import { type Cell, type Content, isEmpty, isSame, type Lock, partsOf } from "@/lib/city/value-grid/cell";
import type { Selection } from "@/lib/city/value-grid/keys";
import type { CellAnswer, CellProblem } from "@/lib/city/value-grid/mutations";
import { asSent } from "@/lib/city/value-grid/typed-cell";
import type { ValueCertainty } from "@/lib/platform/db/generated/enums";
import { isOutage, outageIn, UNARRIVED, type Unarrived, unarrived } from "./unarrived";

export type Phase = "idle" | "waiting" | "sending" | "saved" | Unarrived | "refused" | "conflict";

/** A cell with what is happening to it. */
export type Live = {
  cell: Cell | null;
  lock: Lock | null;
  /** What is not saved yet, or was refused. */
  typed: Content | null;
  /** As it was typed, where it cannot be read. */
  text: string | null;
  phase: Phase;
  problem: CellProblem | null;
};

type Ref = { id: string; version: number };
type Origin = { source: string; certainty: ValueCertainty };
/** `text` is what could not be read, with why. */
type Kept = Record<string, { content: Content; ref: Ref | null } | { text: string; fault: string }>;
type Step = { key: string; before: Content | null; after: Content | null }[];
export type Intent = "save" | "submit" | "callBack" | "discard";

export type Sent = { answers: CellAnswer[] } | { trouble: string };
/** What became of one change, in however many sendings; `locked` and `outside`: cells of a block that took nothing. */
export type Settled = {
  intent: Intent;
  saved: string[];
  refused: string[];
  asked: string[];
  conflict: string[];
  locked: number;
  outside: number;
};
/** Of a block: cells whose text cannot be read, and how many others it did not reach. */
export type LeftOver = { refused: { key: string; text: string; fault: string }[]; locked: number; outside: number };
const NOTHING_LEFT: LeftOver = { refused: [], locked: 0, outside: 0 };

type Given = {
  cells: readonly (readonly [key: string, cell: Cell | null, lock: Lock | null])[];
  origins: readonly (readonly [code: string, origin: Origin])[];
  send: (intent: Intent, cells: object[]) => Promise<Sent>;
  /** What is not saved yet stays on the device; null where it cannot. */
  kept?: { read: () => string | null; write: (text: string | null) => void };
  /** Waits before the next sending; given by tests. */
  wait?: (run: () => void, milliseconds: number) => void;
};

/** Cells of one sending: a block that is pasted shows its first answers soon. */
const AT_ONCE = 50;
const TOGETHER_MS = 60;
const AGAIN_MS = [2000, 5000, 15_000, 30_000];
const UNDO_STEPS = 100;

export const contentOf = ({ typed, cell }: Live): Content | null => typed ?? cell;

/**
 * What the grid holds in the browser: each cell with what was typed, what is being sent, and what came back. One sending
 * is on its way at a time, so that a cell typed twice goes on from the version that its first answer brought.
 */
export class GridStore {
  private live = new Map<string, Live>();
  private origins: Map<string, Origin>;
  private periodSources = new Map<string, string>();
  /** Refs of kept cells that this page does not show. */
  private outside = new Map<string, Ref | null>();
  private confirmed = new Map<string, string>();
  private listeners = new Map<string, Set<() => void>>();
  private ticks = new Map<string, number>();
  private undone: Step[] = [];
  private done: Step[] = [];
  private isSending = false;
  private isPlanned = false;
  private failures = 0;
  private onSettled: (settled: Settled) => void = () => {};
  /** Of a change that is still being sent. */
  private soFar: Settled = settledAs("save");

  selection: Selection = { anchor: { row: 0, column: 1 }, focus: { row: 0, column: 1 } };
  /** The cell that is typed into, with the text that it begins with; null: what it holds. */
  editing: { key: string; text: string | null } | null = null;
  /** Why nothing arrives at present. */
  trouble: string | null = null;

  constructor(private given: Given) {
    for (const [key, cell, lock] of given.cells)
      this.live.set(key, { cell, lock, typed: null, text: null, phase: "idle", problem: null });
    this.origins = new Map(given.origins);
  }

  subscribe = (name: string) => (listener: () => void) => {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known.add(listener));
    return () => void known.delete(listener);
  };
  tick = (name: string) => this.ticks.get(name) ?? 0;

  tell(...names: string[]) {
    for (const name of new Set([...names, ALL])) {
      this.ticks.set(name, this.tick(name) + 1);
      for (const listener of this.listeners.get(name) ?? []) listener();
    }
  }

  settled(listener: (settled: Settled) => void) {
    this.onSettled = listener;
  }

  at(key: string): Live {
    return (
      this.live.get(key) ?? { cell: null, lock: "notYours", typed: null, text: null, phase: "idle", problem: null }
    );
  }

  /** Every cell of the page that is in one of these phases. */
  inPhase(...phases: Phase[]): string[] {
    return [...this.live].flatMap(([key, { phase }]) => (phases.includes(phase) ? [key] : []));
  }
  keys = () => [...this.live.keys()].filter((key) => !this.outside.has(key));

  originOf(key: string): Origin {
    const { code, period } = partsOf(key);
    const row = this.origins.get(code) ?? { source: "", certainty: "PROVISIONAL" as const };
    return { ...row, source: this.periodSources.get(period) ?? row.source };
  }
  rowOrigin = (code: string) => this.origins.get(code) ?? { source: "", certainty: "PROVISIONAL" as const };

  /** What a cell would hold with these parts changed; the source and certainty of its row where it says none. */
  withParts(key: string, parts: Partial<Content>): Content {
    const origin = this.originOf(key);
    const shown = contentOf(this.at(key)) ?? { ...NO_FIGURE, ...origin, note: "" };
    const { value, numerator, denominator, state, certainty, source, note } = shown;
    return { value, numerator, denominator, state, certainty, source: source || origin.source, note, ...parts };
  }

  /** Takes what was typed, pasted or filled in, and sends it. One call is one step of undo. */
  write(
    changes: readonly { key: string; content: Content | null }[],
    isRemembered = true,
    { refused, locked, outside }: LeftOver = NOTHING_LEFT,
  ) {
    // What cannot be read goes again with the same step: it came with it.
    const step: Step = refused.map(({ key }) => {
      const held = contentOf(this.at(key));
      const content = held && contentAlone(held);
      return { key, before: content, after: content };
    });
    for (const { key, content } of changes) {
      const live = this.at(key);
      if (live.lock !== null || !this.live.has(key)) continue;
      const before = contentOf(live);
      const after = content ?? (before && { ...before, ...NO_FIGURE });
      if (isSame(before, after) && live.phase !== "refused" && live.phase !== "conflict") {
        this.put(key, { text: null });
        continue;
      }
      step.push({ key, before: before && contentAlone(before), after: after && contentAlone(after) });
      this.confirmed.delete(key);
      // What is on its way may arrive: then even the old text has to be sent once more.
      if (isSame(live.cell, after) && live.phase !== "sending")
        this.put(key, { typed: null, text: null, phase: "idle", problem: null });
      else this.put(key, { typed: after && contentAlone(after), text: null, phase: "waiting", problem: null });
    }
    if (isRemembered && step.length > 0) {
      this.done = [...this.done.slice(1 - UNDO_STEPS), step];
      this.undone = [];
    }
    for (const { key, text, fault } of refused) this.refuse(key, text, fault);
    this.soFar.refused.push(...refused.map(({ key }) => key));
    this.soFar.locked += locked;
    this.soFar.outside += outside;
    this.keep();
    this.tell(...step.map(({ key }) => key));
    if (this.inPhase("waiting", "sending").length === 0) this.saySettled();
    this.plan(TOGETHER_MS);
  }

  /** Once for a change, however many sendings it took. */
  private saySettled() {
    const { saved, refused, asked, conflict, locked, outside } = this.soFar;
    if (saved.length + refused.length + asked.length + conflict.length + locked + outside > 0)
      this.onSettled(this.soFar);
    this.soFar = settledAs("save");
  }

  /** A text that says nothing that the cell could hold stays in it, with what is wrong. */
  refuse(key: string, text: string, fault: string) {
    this.put(key, { text, phase: "refused", problem: { code: "INVALID", fields: { value: [fault] } } });
    this.keep();
    this.tell(key);
  }

  get mayUndo() {
    return this.done.length > 0;
  }
  get mayRedo() {
    return this.undone.length > 0;
  }
  undo = () => this.goBack(this.done, this.undone, "before");
  redo = () => this.goBack(this.undone, this.done, "after");

  private goBack(from: Step[], to: Step[], side: "before" | "after") {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    this.write(
      step.map((one) => ({ key: one.key, content: one[side] })),
      false,
    );
  }

  /** The row's own source and certainty from now on, and of its drafts that have none. */
  setOrigin(code: string, origin: Origin) {
    this.origins.set(code, origin);
    this.write(
      this.drafts((key) => partsOf(key).code === code && contentOf(this.at(key))?.source === "").map((key) => ({
        key,
        content: this.withParts(key, { source: origin.source }),
      })),
    );
    this.tell(`row ${code}`);
  }

  /** One source for all figures of a period: those that are drafts now, and those that are typed from now on. */
  setPeriodSource(period: string, source: string) {
    this.periodSources.set(period, source);
    const drafts = this.drafts((key) => partsOf(key).period === period);
    this.write(drafts.map((key) => ({ key, content: this.withParts(key, { source }) })));
    return drafts.length;
  }

  private drafts(isMeant: (key: string) => boolean) {
    return this.keys().filter((key) => {
      const live = this.at(key);
      return live.lock === null && isMeant(key) && !isEmpty(contentOf(live));
    });
  }

  /** "Yes, that is right": of the figure that was asked back and no other. */
  confirm(key: string) {
    const { asked } = this.at(key).cell ?? {};
    if (asked) this.confirmed.set(key, asked.figure);
    this.tell(key);
  }
  isConfirmed(key: string): boolean {
    const { asked } = this.at(key).cell ?? {};
    return !asked || this.confirmed.get(key) === asked.figure;
  }

  /** Of a cell that somebody else changed meanwhile: one's own text once more, on top of theirs. */
  takeMine(key: string) {
    if (this.at(key).lock !== null) return;
    this.put(key, { phase: "waiting", problem: null });
    this.tell(key);
    this.plan(0);
  }
  /** What is saved stays; one's own text, or what was refused of it, goes. */
  takeTheirs(key: string) {
    this.put(key, { typed: null, text: null, phase: "idle", problem: null });
    this.keep();
    this.tell(key);
  }

  /** Drafts that can be handed in, those that lack something, and those of others, which are left to them. */
  get ready() {
    const all = this.keys().filter((key) => this.at(key).lock === null && !isEmpty(contentOf(this.at(key))));
    const isOthers = (key: string) => this.at(key).cell?.isOthers === true && this.at(key).typed === null;
    const filled = all.filter((key) => !isOthers(key));
    const isReady = (key: string) => {
      const { cell, typed, text } = this.at(key);
      return cell !== null && typed === null && text === null && Object.keys(cell.lacks).length === 0;
    };
    return {
      complete: filled.filter(isReady),
      incomplete: filled.filter((key) => !isReady(key)),
      others: all.filter(isOthers),
    };
  }

  /** Hands in, takes back or throws away what is saved of these cells. */
  async step(intent: Exclude<Intent, "save">, keys: readonly string[]) {
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = keys.slice(from, from + AT_ONCE).filter((key) => this.at(key).cell);
      const cells = some.map((key) => ({
        ...{ ...partsOf(key), ref: refOf(this.at(key).cell), confirmed: this.confirmed.get(key) },
      }));
      const sent = await this.given.send(intent, cells);
      if ("trouble" in sent) {
        this.trouble = sent.trouble;
        this.tell();
        return;
      }
      this.trouble = outageIn(sent.answers);
      this.take(intent, sent.answers, new Map());
      if (this.trouble) return;
    }
  }

  /** Sends what waits, now. */
  sendAgain = () => {
    for (const key of this.inPhase(...UNARRIVED)) this.put(key, { phase: "waiting" });
    this.trouble = null;
    this.tell();
    this.plan(0);
  };

  private plan(milliseconds: number) {
    if (this.isPlanned || this.isSending) return;
    this.isPlanned = true;
    const wait = this.given.wait ?? ((run, time) => void setTimeout(run, time));
    wait(() => {
      this.isPlanned = false;
      void this.flush();
    }, milliseconds);
  }

  private async flush() {
    const keys = this.inPhase("waiting", ...UNARRIVED).slice(0, AT_ONCE);
    if (this.isSending || keys.length === 0) return;
    this.isSending = true;
    const typed = new Map(keys.map((key) => [key, this.at(key).typed]));
    for (const key of keys) this.put(key, { phase: "sending" });
    this.tell(...keys);
    const sent = await this.given.send(
      "save",
      keys.map((key) => this.asSent(key)),
    );
    this.isSending = false;
    if ("trouble" in sent) {
      this.trouble = sent.trouble;
      for (const key of keys) this.put(key, { phase: unarrived(sent.trouble) });
      this.tell(...keys);
      this.plan(AGAIN_MS[Math.min(this.failures, AGAIN_MS.length - 1)] ?? 0);
      this.failures += 1;
      return;
    }
    this.trouble = null;
    this.failures = 0;
    this.take("save", sent.answers, typed);
    this.plan(0);
  }

  private asSent(key: string) {
    const { cell, typed } = this.at(key);
    const content = typed ?? { ...NO_FIGURE, ...this.originOf(key), note: "" };
    const figures = { value: content.value, numerator: content.numerator, denominator: content.denominator };
    return {
      ...partsOf(key),
      ref: this.outside.get(key) ?? refOf(cell),
      content: {
        ...content,
        ...Object.fromEntries(Object.entries(figures).map(([name, text]) => [name, asSent(text)])),
      },
    };
  }

  private take(intent: Intent, answers: readonly CellAnswer[], typed: ReadonlyMap<string, Content | null>) {
    const settled = intent === "save" ? this.soFar : settledAs(intent);
    for (const { key, problem, now } of answers) {
      const live = this.at(key);
      const stands = now ?? { cell: live.cell, lock: live.lock };
      if (typed.has(key) && live.phase !== "sending" && !(problem && isMovedOn(problem))) {
        // Typed over while it was on its way: the newer text goes on from what came back.
        this.put(key, stands);
      } else if (!problem) {
        this.put(key, { ...stands, typed: null, text: null, phase: "saved", problem: null });
        this.outside.delete(key);
        settled[stands.cell?.asked ? "asked" : "saved"].push(key);
      } else if (isOutage(problem.code)) {
        // A step is taken again by whoever took it: sent as a text, a cell without one would be emptied.
        this.put(key, { ...stands, phase: intent === "save" ? unarrived(problem.code) : "idle" });
      } else if (intent === "save" && isMovedOn(problem) && now && isFree(now)) {
        // The draft that it was typed over is gone, and nobody's text stands there: it begins anew.
        this.outside.delete(key);
        this.put(key, { ...stands, phase: "waiting", problem: null });
      } else if (isMovedOn(problem) && now) {
        this.put(key, { ...stands, phase: "conflict", problem });
        settled.conflict.push(key);
      } else if (intent !== "save" && SAID_BY_THE_CELL.includes(problem.code)) {
        // It is saved all the same, and says itself what it lacks or what is asked back.
        this.put(key, { ...stands, phase: "idle", problem: null });
        settled[problem.code === "INVALID" ? "refused" : "asked"].push(key);
      } else {
        this.put(key, { ...stands, phase: "refused", problem });
        settled.refused.push(key);
      }
    }
    this.keep();
    this.tell(...answers.map(({ key }) => key));
    if (intent !== "save") this.onSettled(settled);
    else if (this.inPhase("waiting", "sending").length === 0) this.saySettled();
  }

  private put(key: string, part: Partial<Live>) {
    this.live.set(key, { ...this.at(key), ...part });
  }

  /** Whatever is not saved yet is kept on the device until it is. */
  private keep() {
    const open = this.inPhase("waiting", "sending", ...UNARRIVED, "conflict", "refused");
    const kept: Kept = {};
    for (const key of open) {
      const { typed, cell, text, problem } = this.at(key);
      if (text !== null) kept[key] = { text, fault: problem?.fields.value?.[0] ?? "number" };
      else if (typed) kept[key] = { content: typed, ref: this.outside.get(key) ?? refOf(cell) };
    }
    this.given.kept?.write(Object.keys(kept).length > 0 ? JSON.stringify(kept) : null);
  }

  /** What an earlier visit could not send is sent now; where the cell has moved on since, both are shown. */
  restore() {
    let kept: Kept;
    try {
      kept = JSON.parse(this.given.kept?.read() ?? "{}") as Kept;
    } catch {
      return;
    }
    for (const [key, one] of Object.entries(kept)) {
      const known = this.live.get(key);
      if ("text" in one) {
        // What could not be read is nothing to send: it waits in its cell for whoever comes back to it.
        if (known?.lock === null) this.refuse(key, one.text, one.fault);
        continue;
      }
      const { content, ref } = one;
      if (!known) {
        this.outside.set(key, ref);
        this.live.set(key, { cell: null, lock: null, typed: content, text: null, phase: "unsent", problem: null });
        continue;
      }
      if (isSame(known.cell, content)) continue;
      // A draft that is gone, as after an undo whose answer did not arrive any more, holds nobody's text.
      const isMoved = !isFree(known) && ((known.cell?.version ?? 0) !== (ref?.version ?? 0) || known.lock !== null);
      const problem = { code: "STALE" as const, fields: {} };
      this.put(key, isMoved ? { typed: content, phase: "conflict", problem } : { typed: content, phase: "unsent" });
    }
    this.keep();
    this.tell(...Object.keys(kept));
    if (Object.keys(kept).length > 0) this.plan(0);
  }
}

/** The name under which everything is told. */
export const ALL = "*";

const settledAs = (intent: Intent): Settled => ({
  ...{ intent, saved: [], refused: [], asked: [], conflict: [], locked: 0, outside: 0 },
});
const NO_FIGURE = { value: "", numerator: "", denominator: "", state: "" };
const contentAlone = ({ value, numerator, denominator, state, certainty, source, note }: Content): Content => ({
  ...{ value, numerator, denominator, state, certainty, source, note },
});
const MOVED_ON: readonly CellProblem["code"][] = ["STALE", "ALREADY_OPEN", "WRONG_STATE", "NOT_FOUND"];
const SAID_BY_THE_CELL: readonly CellProblem["code"][] = ["INVALID", "CONFIRMATION_NEEDED"];
const isMovedOn = ({ code }: CellProblem) => MOVED_ON.includes(code);
/** Nothing stands there, and something can be typed. */
const isFree = ({ cell, lock }: Pick<Live, "cell" | "lock">) => cell === null && lock === null;
const refOf = (cell: Cell | null): Ref | null => cell && { id: cell.id, version: cell.version };
