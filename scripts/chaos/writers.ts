// People who press real forms without a pause and note what was acknowledged: with the page that a saved form leads to, or
// with the word that it was saved before. Where no answer comes they send the very same form again, as a person does.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { hiddenFields, multipart, signInByForm } from "../bench/plain-form";
import { OperatorError } from "../operator";
import type { Stage } from "./stage";

const ANSWER_MS = 25_000;
/** So many forms are acknowledged before a fault. */
const WARM = 8;
const AGAIN_MS = 400;
/** Whoever gets no answer for so long gives up, and nothing was promised. */
const PATIENCE_MS = 40_000;

export type Tally = { sent: number; unanswered: number; lost: string[]; doubled: string[]; acknowledged: number };

type Answer = { status: number; text: string; location: string };

const SAVED = /^(\/dewan\/rapat|\/kelola\/laporan)\/[0-9a-f-]{36}\?tersimpan=/;
const TOLD = /Formulir ini sudah pernah dikirim|Periode ini sudah punya isian/;
/** The answer to the first sending is still out: a person goes on with something else, and comes back in two minutes. */
const NOT_YET = /Formulir ini baru saja dikirim/;
const OURS =
  /Basis data sedang tidak menjawab|Belum pasti tersimpan|Layanan sedang tidak tersedia|Kiriman gagal diolah/;

type Form = {
  page: string;
  field: string;
  /** What the person types, and the text by which it is found again. */
  typed: (mark: string) => Record<string, string>;
};

const meeting: Form = {
  page: "/dewan/rapat/baru",
  field: "agenda",
  typed: (mark) => ({
    title: mark,
    heldOn: "2026-12-01",
    startsAt: "9.00",
    place: "",
    status: "PLANNED",
    agenda: "",
    summary: "",
  }),
};

const report = (slug: string, period: string): Form => ({
  page: `/kelola/program/${slug}/lapor`,
  field: "physicalPercent",
  typed: (mark) => ({
    ...{ programmeSlug: slug, period, physicalPercent: "42,5", beneficiaries: "", done: mark, obstacles: "" },
    ...{ nextStep: "", evidenceUrl: "", intent: "draft" },
  }),
});

export class Writers {
  /** The mark of each form that was acknowledged. */
  private readonly acknowledged = new Map<string, string>();
  private readonly all = new Set<string>();
  private sent = 0;
  private unanswered = 0;
  private isOver = false;
  private newest = 0;
  private readonly work: Promise<unknown>;

  /** Each writer goes to the addresses in turn: opened at one, a form is sent to the next. */
  constructor(
    private readonly urls: readonly string[],
    private readonly cookie: string,
    private readonly name: string,
    reports: Reports,
    count = 4,
  ) {
    this.work = Promise.all(Array.from({ length: count }, (_, at) => this.writeOn(at % 2 === 0, reports)));
    this.work.catch(() => {});
  }

  private async writeOn(isMeeting: boolean, reports: Reports): Promise<void> {
    while (!this.isOver) {
      const { slug, period } = isMeeting ? { slug: "", period: "" } : reports.next();
      await this.write(isMeeting ? meeting : report(slug, period));
    }
  }

  private url(): string {
    this.sent += 1;
    return this.urls[this.sent % this.urls.length] ?? "";
  }

  private async ask(url: string, init: RequestInit = {}): Promise<Answer | null> {
    try {
      const headers = { ...init.headers, cookie: this.cookie };
      const signal = AbortSignal.timeout(ANSWER_MS);
      const answer = await fetch(url, { ...init, headers, redirect: "manual", signal });
      const text = await answer.text();
      return { status: answer.status, text, location: answer.headers.get("location") ?? "" };
    } catch {
      return null;
    }
  }

  private async write({ page, field, typed }: Form): Promise<void> {
    const opened = await this.ask(`${this.url()}${page}`);
    if (opened?.status !== 200) {
      if (opened) refuseUnexpected(page, opened);
      return wait(AGAIN_MS);
    }
    // In letters alone: figures could be taken for somebody's telephone number.
    const mark = `${this.name} ${randomUUID().replaceAll(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}`;
    const { contentType, body } = multipart({ ...hiddenFields(opened.text, field), ...typed(mark) });
    this.all.add(mark);
    for (const began = performance.now(); performance.now() - began < PATIENCE_MS; ) {
      const url = this.url();
      const sentAt = performance.now();
      const headers = { "content-type": contentType, origin: url };
      const answer = await this.ask(`${url}${page}`, { method: "POST", headers, body: new Uint8Array(body) });
      const word = acknowledgement(answer);
      if (word) {
        this.acknowledged.set(mark, `${page}: ${word}`);
        this.newest = Math.max(this.newest, sentAt);
        return;
      }
      this.unanswered += 1;
      if (answer && NOT_YET.test(visible(answer.text))) return;
      if (answer) refuseUnexpected(page, answer);
      await wait(AGAIN_MS);
    }
  }

  /** A fault that strikes a program which is still being loaded strikes nobody. */
  async haveBegun(limitMs: number): Promise<void> {
    const began = performance.now();
    while (this.acknowledged.size < WARM) {
      if (performance.now() - began > limitMs) throw new OperatorError("The writers were not heard before the fault.");
      await Promise.race([wait(20), this.work]);
    }
  }

  /** Seconds from a moment until something sent after it was acknowledged. */
  async recoveredAfter(moment: number, limitMs: number): Promise<number> {
    while (this.newest < moment) {
      if (performance.now() - moment > limitMs) return Number.POSITIVE_INFINITY;
      await Promise.race([wait(20), this.work]);
    }
    return (performance.now() - moment) / 1000;
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.work;
  }

  /** What stands in the database of what was acknowledged, and more than once of what was sent. */
  async compare(stage: Stage): Promise<Tally> {
    const rows = await stage.ask<{ mark: string; count: number; events: number }>(
      `SELECT mark, count(*)::int AS count, sum(events)::int AS events
       FROM (SELECT title AS mark, (SELECT count(*) FROM audit_events e WHERE e."entityId" = m.id::text AND e.action = 'create') AS events
             FROM meetings m
             UNION ALL
             SELECT done, (SELECT count(*) FROM audit_events e WHERE e."entityId" = r.id::text AND e.action = 'create')
             FROM progress_reports r) written
       WHERE starts_with(mark, $1) GROUP BY mark`,
      [`${this.name} `],
    );
    const found = new Map(rows.map((row) => [row.mark, row]));
    return {
      sent: this.all.size,
      unanswered: this.unanswered,
      acknowledged: this.acknowledged.size,
      lost: [...this.acknowledged].filter(([mark]) => !found.has(mark)).map((words) => words.join(" ")),
      doubled: rows.filter(({ count, events }) => count !== 1 || events !== 1).map(({ mark }) => mark),
    };
  }
}

/** The page of what was made, or "this form was sent before": the person goes away and believes it. */
function acknowledgement(answer: Answer | null): string | null {
  if (answer?.status === 303 && SAVED.test(answer.location)) return `led to ${answer.location}`;
  return answer?.status === 200 && TOLD.test(visible(answer.text)) ? "told that it was sent before" : null;
}

/** A page carries every word that its scripts may need; what is read is what stands in it. */
const visible = (html: string) =>
  html
    .replaceAll(/<(script|style|template)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

/** A form that is refused for what it says was filled in wrongly here, and tries nothing. */
function refuseUnexpected(page: string, { status, text, location }: Answer): void {
  const words = visible(text);
  if (status >= 500 || status === 429 || OURS.test(words)) return;
  throw new OperatorError(`${page} answered ${status} ${location}: ${words.slice(0, 3000)}`);
}

/** Months of programmes, each of which can be reported on once. */
export class Reports {
  private at = 0;
  constructor(private readonly all: readonly { slug: string; period: string }[]) {}

  next(): { slug: string; period: string } {
    const one = this.all[this.at];
    this.at += 1;
    if (!one) throw new OperatorError("There are too few programmes for so many reports.");
    return one;
  }
}

export async function signIn(url: string, account: { email: string; password: string }): Promise<string> {
  const { cookie } = await signInByForm(url, account);
  if (!cookie) throw new OperatorError("The writers could not sign in.");
  return cookie;
}
