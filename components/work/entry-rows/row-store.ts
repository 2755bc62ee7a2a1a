import type { Phase } from "@/components/city/value-grid/grid-store";
import { isOutage, outageIn, UNARRIVED, unarrived } from "@/components/city/value-grid/unarrived";
import type { Selection } from "@/lib/city/value-grid/keys";
import type { EntryRowView } from "@/lib/work/entry-workbooks/entry-row";
import type { RowAnswer, RowProblem } from "@/lib/work/entry-workbooks/mutations";
import type { SentRow } from "@/lib/work/entry-workbooks/schemas";

/** A cell with what is happening to it. */
export type LiveCell = {
  /** What is shown: as it was typed, or as it is saved. */
  text: string;
  saved: string;
  isTyped: boolean;
  phase: Phase;
  faults: readonly string[];
};
type Typed = { text: string; phase: Phase; faults: readonly string[] };
type Change = { key: string; field: string; text: string };
type Step = (Omit<Change, "text"> & { before: string; after: string })[];
export type Sent = { answers: RowAnswer[] } | { trouble: string };
export type Intent = "save" | "submit";

/** What became of one change; rows by their key, cells by their label. */
export type Settled = {
  intent: Intent;
  saved: number;
  refused: number;
  conflict: number;
  asked: number;
  locked: number;
  outside: number;
};

type Given = {
  rows: readonly EntryRowView[];
  send: (intent: Intent, rows: SentRow[]) => Promise<Sent>;
  /** What is not saved yet stays on the device; null where it cannot. */
  kept?: { read: () => string | null; write: (text: string | null) => void };
  /** Waits before the next sending; given by tests. */
  wait?: (run: () => void, milliseconds: number) => void;
};
type Kept = Record<string, { version: number | null; texts: Record<string, string> }>;

const AT_ONCE = 25;
const TOGETHER_MS = 60;
const AGAIN_MS = [2000, 5000, 15_000, 30_000];
const UNDO_STEPS = 100;
export const ALL = "*";
export const MOVED_ON: readonly RowProblem["code"][] = ["STALE", "ALREADY_OPEN", "WRONG_STATE", "NOT_FOUND"];
const STILL_OPEN: readonly Phase[] = ["waiting", "sending", ...UNARRIVED, "refused", "conflict"];

/**
 * Rows of programmes in the browser, as the grid of values has its cells: what is typed is saved by itself, a row at a time,
 * for a row is one entry with one version. A cell that is refused keeps none of its neighbours back.
 */
export class RowStore {
  private rows: Map<string, EntryRowView>;
  private typed = new Map<string, Map<string, Typed>>();
  private problems = new Map<string, RowProblem["code"]>();
  private confirmed = new Map<string, string>();
  private listeners = new Map<string, Set<() => void>>();
  private ticks = new Map<string, number>();
  private done: Step[] = [];
  private undone: Step[] = [];
  private onSettled: (settled: Settled) => void = () => {};
  private soFar = settledAs("save");
  private isSending = false;
  private isPlanned = false;
  private failures = 0;
  selection: Selection = { anchor: { row: 0, column: 1 }, focus: { row: 0, column: 1 } };
  /** The cell that is typed into, with the text that it begins with; null: what it holds. */
  editing: { key: string; field: string; text: string | null } | null = null;
  /** Why nothing arrives at present. */
  trouble: string | null = null;

  constructor(private given: Given) {
    this.rows = new Map(given.rows.map((row) => [row.key, row]));
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

  row = (key: string) => this.rows.get(key);
  problemOf = (key: string) => this.problems.get(key);

  at(key: string, field: string): LiveCell {
    const saved = this.rows.get(key)?.fields.find(({ name }) => name === field)?.value ?? "";
    const typed = this.typed.get(key)?.get(field);
    return typed
      ? { ...typed, saved, isTyped: STILL_OPEN.includes(typed.phase) }
      : { text: saved, saved, isTyped: false, phase: "idle", faults: [] };
  }

  /** Whether a field of a row takes something. */
  takes(key: string, field: string): boolean {
    const row = this.rows.get(key);
    return row !== undefined && row.lock === null && row.fields.some(({ name }) => name === field);
  }

  countIn(...phases: Phase[]): number {
    let count = 0;
    for (const cells of this.typed.values())
      for (const { phase } of cells.values()) count += Number(phases.includes(phase));
    return count;
  }

  /** Takes what was typed, pasted or filled in, and sends it. One call is one step of undo. */
  write(changes: readonly Change[], isRemembered = true, left = { locked: 0, outside: 0 }) {
    const step: Step = [];
    let locked = left.locked;
    for (const { key, field, text } of changes) {
      if (!this.takes(key, field)) {
        locked += 1;
        continue;
      }
      const before = this.at(key, field);
      if (before.text === text && before.phase !== "refused") continue;
      step.push({ key, field, before: before.text, after: text });
      const isOnItsWay = before.phase === "sending";
      if (text === before.saved && !isOnItsWay) this.typed.get(key)?.delete(field);
      else this.put(key, field, { text, phase: "waiting", faults: [] });
      this.problems.delete(key);
      // What waited for another field of its row goes along with it.
      for (const [other, cell] of this.typed.get(key) ?? [])
        if (cell.phase === "refused" && cell.faults.length === 0) this.put(key, other, { ...cell, phase: "waiting" });
    }
    if (isRemembered && step.length > 0) {
      this.done = [...this.done.slice(1 - UNDO_STEPS), step];
      this.undone = [];
    }
    this.soFar.locked += locked;
    this.soFar.outside += left.outside;
    this.keep();
    this.tell(...step.map(({ key }) => key));
    if (this.countIn("waiting", "sending") === 0) this.saySettled();
    this.plan(TOGETHER_MS);
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
      step.map((one) => ({ key: one.key, field: one.field, text: one[side] })),
      false,
    );
  }

  /** "Yes, that is right": of the figure that was asked back and no other. */
  confirm(key: string) {
    const asked = this.rows.get(key)?.standing?.asked;
    if (asked) this.confirmed.set(key, asked.figure);
    this.tell(key);
  }
  isConfirmed(key: string): boolean {
    const asked = this.rows.get(key)?.standing?.asked;
    return !asked || this.confirmed.get(key) === asked.figure;
  }

  /** Asked back as it is saved: not while something else is typed into the row, or was changed by somebody else. */
  isAsking = (key: string): boolean => !this.isConfirmed(key) && !this.hasOpen(key);
  /** Something of the row is typed and not saved. */
  hasOpen = (key: string): boolean =>
    [...(this.typed.get(key)?.values() ?? [])].some(({ phase }) => STILL_OPEN.includes(phase));

  /** Of a row that somebody else changed: one's own texts once more, on top of theirs. */
  takeMine(key: string) {
    for (const [field, cell] of this.typed.get(key) ?? [])
      if (cell.phase === "conflict") this.put(key, field, { ...cell, phase: "waiting" });
    this.problems.delete(key);
    this.tell(key);
    this.plan(0);
  }
  /** What is saved stays; one's own texts, or what was refused of them, go. */
  takeTheirs(key: string) {
    for (const [field, { phase }] of [...(this.typed.get(key) ?? [])])
      if (phase === "conflict" || phase === "refused") this.typed.get(key)?.delete(field);
    this.problems.delete(key);
    this.keep();
    this.tell(key);
  }

  /** Drafts that can be handed in, and those that lack something. */
  get ready() {
    const drafts = [...this.rows.values()].filter(({ standing }) => standing !== null);
    const isReady = ({ key, standing }: EntryRowView) =>
      standing !== null && Object.keys(standing.lacks).length === 0 && !this.hasOpen(key);
    return { complete: drafts.filter(isReady), incomplete: drafts.filter((row) => !isReady(row)) };
  }

  /** Hands in what is saved of these rows. */
  async submit(keys: readonly string[]) {
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const rows = keys.slice(from, from + AT_ONCE).map((key) => this.asSent(key, {}));
      const sent = await this.given.send("submit", rows);
      if ("trouble" in sent) {
        this.trouble = sent.trouble;
        this.tell();
        return;
      }
      const settled = settledAs("submit");
      for (const { key, problem, now } of sent.answers) {
        if (now) this.rows.set(key, now);
        // Said above the rows: a step is taken again by whoever took it.
        if (problem && isOutage(problem.code)) continue;
        if (problem) this.problems.set(key, problem.code);
        settled[!problem ? "saved" : problem.code === "CONFIRMATION_NEEDED" ? "asked" : "refused"] += 1;
      }
      this.tell(...sent.answers.map(({ key }) => key));
      this.trouble = outageIn(sent.answers);
      this.onSettled(settled);
      if (this.trouble) return this.tell();
    }
  }

  /** Sends what waits, now. */
  sendAgain = () => {
    for (const [key, cells] of this.typed)
      for (const [field, cell] of cells) if (isUnarrived(cell)) this.put(key, field, { ...cell, phase: "waiting" });
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

  private textsIn(key: string, ...phases: Phase[]): Record<string, string> {
    return Object.fromEntries(
      [...(this.typed.get(key) ?? [])].flatMap(([field, { text, phase }]) =>
        phases.includes(phase) ? [[field, text]] : [],
      ),
    );
  }

  private asSent(key: string, typed: Record<string, string>): SentRow {
    const { version } = this.rows.get(key) ?? {};
    const confirmed = this.confirmed.get(key);
    return { kunci: key, typed, ...(version ? { version } : {}), ...(confirmed ? { confirmed } : {}) };
  }

  private async flush() {
    if (this.isSending) return;
    const sending = [...this.typed.keys()]
      .map((key) => ({ key, texts: this.textsIn(key, "waiting", ...UNARRIVED) }))
      .filter(({ texts }) => Object.keys(texts).length > 0)
      .slice(0, AT_ONCE);
    if (sending.length === 0) return;
    this.isSending = true;
    for (const { key, texts } of sending)
      for (const [field, text] of Object.entries(texts)) this.put(key, field, { text, phase: "sending", faults: [] });
    const keys = sending.map(({ key }) => key);
    this.tell(...keys);
    const sent = await this.given.send(
      "save",
      sending.map(({ key, texts }) => this.asSent(key, texts)),
    );
    this.isSending = false;
    if ("trouble" in sent) {
      this.trouble = sent.trouble;
      for (const key of keys) this.turn(key, unarrived(sent.trouble));
      this.tell(...keys);
      this.plan(AGAIN_MS[Math.min(this.failures, AGAIN_MS.length - 1)] ?? 0);
      this.failures += 1;
      return;
    }
    this.trouble = null;
    this.failures = 0;
    for (const answer of sent.answers) this.take(answer);
    this.keep();
    this.tell(...keys);
    if (this.countIn("waiting", "sending") === 0) this.saySettled();
    this.plan(0);
  }

  private take({ key, problem, now }: RowAnswer) {
    if (now) this.rows.set(key, now);
    // What was typed over while it was on its way goes on from what came back.
    const sent = Object.keys(this.textsIn(key, "sending"));
    if (!problem) {
      for (const field of sent) this.put(key, field, { text: this.savedOf(key, field), phase: "saved", faults: [] });
      // Told at another field of the row: it is mended by now.
      for (const [field, cell] of [...(this.typed.get(key) ?? [])])
        if (cell.phase === "refused" && cell.text === this.savedOf(key, field)) this.typed.get(key)?.delete(field);
      this.soFar.saved += sent.length;
      return;
    }
    // The very same stands there: the answer was lost, or the line broke, after the first sending had arrived.
    const isThere = sent.every((field) => this.savedOf(key, field) === this.at(key, field).text);
    if (isOutage(problem.code)) {
      const isSaved = isThere && problem.code === "UNCERTAIN" && now !== undefined;
      this.soFar.saved += isSaved ? sent.length : 0;
      return this.turn(key, isSaved ? "saved" : unarrived(problem.code));
    }
    if (problem.code === "INVALID") return this.refuse(key, sent, problem.fields);
    this.problems.set(key, problem.code);
    if (!MOVED_ON.includes(problem.code) || !now) {
      this.turn(key, "refused");
      this.soFar.refused += sent.length;
      return;
    }
    if (isThere) this.problems.delete(key);
    this.turn(key, isThere ? "saved" : "conflict");
    this.soFar[isThere ? "saved" : "conflict"] += sent.length;
  }

  /** What is wrong at the cells that say it; the others of the row go once more, without them. */
  private refuse(key: string, sent: readonly string[], faults: Record<string, string[]>) {
    const isOfSent = sent.some((field) => faults[field]);
    for (const field of sent) {
      const own = faults[field];
      const { text } = this.at(key, field);
      if (own) this.put(key, field, { text, phase: "refused", faults: own });
      // Nothing of it was wrong: with what is, it waits, or it goes on alone.
      else this.put(key, field, { text, phase: isOfSent ? "waiting" : "refused", faults: [] });
      this.soFar.refused += Number(own !== undefined || !isOfSent);
    }
    for (const [field, own] of Object.entries(faults))
      if (!sent.includes(field) && this.takes(key, field) && !isOfSent)
        this.put(key, field, { text: this.at(key, field).text, phase: "refused", faults: own });
  }

  private savedOf = (key: string, field: string) =>
    this.rows.get(key)?.fields.find(({ name }) => name === field)?.value ?? "";

  /** What is on its way, all of it. */
  private turn(key: string, phase: Phase) {
    for (const [field, cell] of this.typed.get(key) ?? [])
      if (cell.phase === "sending") this.put(key, field, { ...cell, phase });
  }

  private put(key: string, field: string, cell: Typed) {
    const cells = this.typed.get(key) ?? new Map<string, Typed>();
    this.typed.set(key, cells.set(field, cell));
  }

  private saySettled() {
    const { saved, refused, conflict, locked, outside } = this.soFar;
    if (saved + refused + conflict + locked + outside > 0) this.onSettled(this.soFar);
    this.soFar = settledAs("save");
  }

  private readKept(): Kept {
    try {
      return JSON.parse(this.given.kept?.read() ?? "{}") as Kept;
    } catch {
      return {};
    }
  }

  /** Whatever is not saved yet is kept on the device until it is, also of rows that this page does not show. */
  private keep() {
    const others = Object.entries(this.readKept()).filter(([key]) => !this.rows.has(key));
    const own = [...this.typed.keys()].flatMap((key) => {
      const texts = this.textsIn(key, ...STILL_OPEN);
      return Object.keys(texts).length > 0
        ? [[key, { version: this.rows.get(key)?.version ?? null, texts }] as const]
        : [];
    });
    const kept = Object.fromEntries([...others, ...own]);
    this.given.kept?.write(Object.keys(kept).length > 0 ? JSON.stringify(kept) : null);
  }

  /** What an earlier visit could not send is sent now; where the row has moved on since, both are shown. */
  restore() {
    const kept = Object.entries(this.readKept()).filter(([key]) => this.rows.has(key));
    for (const [key, { version, texts }] of kept) {
      const row = this.rows.get(key);
      const isMoved = row?.lock !== null || (row.version ?? null) !== version;
      for (const [field, text] of Object.entries(texts)) {
        if (this.savedOf(key, field) === text) continue;
        this.put(key, field, { text, phase: isMoved ? "conflict" : "unsent", faults: [] });
        if (isMoved) this.problems.set(key, "STALE");
      }
    }
    if (kept.length === 0) return;
    this.keep();
    this.tell(...kept.map(([key]) => key));
    this.plan(0);
  }
}

const isUnarrived = ({ phase }: Typed) => UNARRIVED.some((one) => one === phase);

const settledAs = (intent: Intent): Settled => ({
  ...{ intent, saved: 0, refused: 0, conflict: 0, asked: 0, locked: 0, outside: 0 },
});
