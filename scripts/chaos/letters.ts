// Letters in the outbox, while workers die over them and the mail server stands still or is away: each must arrive once, or
// stand there as one of which nobody knows.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { Mailbox } from "../../tests/support/mailbox";
import { OperatorError, projectRoot } from "../operator";
import type { Stage, Undo } from "./stage";
import { Valve } from "./valve";
import type { Tally } from "./writers";

const LETTERS = 6;
const KILLED = 2;
/** Within the hours in which letters go out, whatever the clock says: a Wednesday at ten in Indonesia. */
const SENDING_HOUR = "2026-12-02T03:00:00Z";
const WORKER_MS = 60_000;
const SLOW_MS = 3000;

type Letter = { id: string; messageId: string; state: string };

export class Outbox {
  private constructor(
    private readonly stage: Stage,
    private readonly mailbox: Mailbox,
    private readonly valve: Valve,
    private readonly undo: Undo,
  ) {}

  static async open(stage: Stage, undo: Undo): Promise<Outbox> {
    const mailbox = await Mailbox.open();
    undo.push(() => mailbox.close());
    const valve = await Valve.open(Number(new URL(mailbox.url).port));
    undo.push(async () => valve.close());
    return new Outbox(stage, mailbox, valve, undo);
  }

  private worker(): ChildProcess {
    const words = ["--conditions=react-server", "--import", "tsx", "tests/support/send-reminders.ts", SENDING_HOUR];
    const mail = { SMTP_URL: `smtp://127.0.0.1:${this.valve.port}`, MAIL_FROM: "kota@enampilar.test" };
    const child = spawn(process.execPath, words, {
      cwd: projectRoot,
      env: { ...process.env, ...this.stage.env, ...mail },
      stdio: "ignore",
      timeout: WORKER_MS,
    });
    this.undo.push(async () => void child.kill("SIGKILL"));
    return child;
  }

  private async sendAll(): Promise<void> {
    await once(this.worker(), "exit");
  }

  private async write(name: string): Promise<void> {
    for (let at = 0; at < LETTERS; at += 1)
      await this.stage.ask(
        `INSERT INTO reminder_letters (id, email, locale, subject, text, "messageId") VALUES ($1, $2, 'id', $3, $3, $4)`,
        [randomUUID(), `${name}-${at}@enampilar.test`, name, `<${name}-${randomUUID()}@enampilar.test>`],
      );
  }

  /** Time passes: leases run out, and what was put off may be tried. */
  private async later(): Promise<void> {
    await this.stage.ask(
      `UPDATE reminder_letters SET "claimedAt" = "claimedAt" - interval '1 hour', "nextTryAt" = now() - interval '1 second'`,
    );
  }

  /** Killed when the server has the text and has not said yes. */
  async killWorkers(): Promise<void> {
    for (let turn = 0; turn < KILLED; turn += 1) {
      const worker = this.worker();
      const ended = once(worker, "exit");
      const hasText = new Promise<void>((resolve) => {
        this.mailbox.at.text = () => resolve();
      });
      await Promise.race([hasText, ended]);
      if (worker.exitCode !== null) throw new OperatorError("The worker ended before it could be killed.");
      worker.kill("SIGKILL");
      await ended;
    }
    this.mailbox.at = {};
  }

  /** A server that takes connections and says nothing, for one worker's patience. */
  async hang(): Promise<void> {
    this.valve.hold();
    const worker = this.worker();
    await Promise.race([once(worker, "exit"), wait(15_000)]);
    worker.kill("SIGKILL");
    this.valve.open();
  }

  /** A server that thinks about each recipient and each text; one worker is killed in the middle of it. */
  async slow(): Promise<void> {
    const late = (done: () => void) => setTimeout(done, SLOW_MS);
    this.mailbox.at = { rcpt: late, text: late };
    const worker = this.worker();
    await Promise.race([once(worker, "exit"), wait(SLOW_MS * 4)]);
    worker.kill("SIGKILL");
    await this.later();
    await this.sendAll();
    this.mailbox.at = {};
  }

  async refuse(): Promise<void> {
    this.valve.refuse();
    await this.sendAll();
    this.valve.open();
  }

  /** Letters under a fault, and after it another worker with a server that is well. */
  async under(name: string, fault: () => Promise<void>): Promise<Tally & { recovered: number }> {
    await this.write(name);
    await fault();
    await this.later();
    const began = performance.now();
    await this.sendAll();
    const recovered = (performance.now() - began) / 1000;
    // Once more, as five minutes later: whoever sent twice would do it now.
    await this.later();
    await this.sendAll();
    const letters = await this.stage.ask<Letter>(
      `SELECT id, "messageId", state::text FROM reminder_letters WHERE subject = $1`,
      [name],
    );
    const arrivals = ({ messageId }: Letter) =>
      this.mailbox.arrived.filter(({ headers }) => headers.includes(messageId)).length;
    const unknown = letters.filter(({ state }) => state === "UNCERTAIN");
    return {
      recovered,
      sent: LETTERS,
      // Shown to ADMIN as perhaps sent, who asks the reader and decides.
      unanswered: unknown.length,
      acknowledged: letters.length,
      lost: letters
        .filter((one) => arrivals(one) === 0 && one.state !== "UNCERTAIN")
        .map(({ id, state }) => `${id} ${state}`),
      doubled: letters.filter((one) => arrivals(one) > 1).map(({ id }) => id),
    };
  }
}
