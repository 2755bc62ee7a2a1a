// `npm run chaos`: faults, one after another, under people who press forms (docs/decisions/0040). It ends with a table, and
// with 1 where anything that was acknowledged is lost, or stands there twice. Some minutes; what it started ends with it.
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ensureBuild, TEST_BUILD } from "./build";
import { Bucket } from "./chaos/bucket";
import { Outbox } from "./chaos/letters";
import { SignOn } from "./chaos/sign-on";
import { Stage, type Undo } from "./chaos/stage";
import { Reports, signIn, type Tally, Writers } from "./chaos/writers";
import { OperatorError, projectRoot, report, say, step, stopSignal } from "./operator";

/** Of the scenes; the build before them takes as long as the machine needs. */
const LIMIT_MS = 20 * 60_000;
const QUIET_MS = 2500;
/** Longer than the app waits for one statement. */
const FROZEN_MS = 12_000;
const AWAY_MS = 5000;
const FULL_MS = 10_000;
const WRITTEN = ["meetings", "progress_reports", "form_sendings"];
const RECOVERY_MS = 60_000;
const MONTHS = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];

type Row = Tally & { scene: string; recovered: number };

/** The fields that Web#start takes to live an hour ago, and to come back from there. */
const HOUR_BACK = {
  NODE_OPTIONS: `--require=${path.join(projectRoot, "tests/support/moved-clock.cjs")}`,
  MOVED_CLOCK_DAYS: String(-1 / 24),
};
const RIGHT_CLOCK = { NODE_OPTIONS: undefined, MOVED_CLOCK_DAYS: undefined };

/** `npm run chaos -- frozen` runs the scenes that bear the word. */
const words = process.argv.slice(2);
const isAsked = (name: string) => words.length === 0 || words.some((word) => name.includes(word));

const undo: Undo = [];
const rows: Row[] = [];
const unplayed: string[] = [];

async function main(): Promise<void> {
  await step(
    "Build",
    () => ensureBuild(TEST_BUILD),
    (outcome) => outcome,
  );
  await Promise.race([playAll(), late()]);
}

/** An exception of its own, and no reason for the process to stay. */
const late = () =>
  new Promise<never>((_, fail) => {
    const why = new OperatorError(`The scenes took longer than ${LIMIT_MS / 60_000} minutes.`);
    setTimeout(() => fail(why), LIMIT_MS).unref();
  });

async function playAll(): Promise<void> {
  const stage = await Stage.open(undo);
  const programmes = await stage.ask<{ slug: string }>(`SELECT slug FROM programmes WHERE slug LIKE 'gangguan-%'`);
  const reports = new Reports(MONTHS.flatMap((period) => programmes.map(({ slug }) => ({ slug, period }))));
  const web = await step("Web server started", () => stage.openWeb(2));
  const cookie = await signIn(web.url, await stage.account());

  /** `fault` returns when it is over; what is sent from then on shows when the site is there again. */
  const scene = (name: string, fault: () => Promise<void>, urls: readonly string[] = [web.url]): Promise<void> =>
    tried(name, async () => {
      const writers = new Writers(urls, cookie, `chaos-${rows.length + 1}`, reports);
      try {
        await writers.haveBegun(RECOVERY_MS);
        await wait(QUIET_MS);
        await fault();
        const recovered = await writers.recoveredAfter(performance.now(), RECOVERY_MS);
        await wait(QUIET_MS);
        await writers.stop();
        return { recovered, ...(await writers.compare(stage)) };
      } finally {
        await writers.stop().catch(() => {});
      }
    });

  await scene("one of two web workers killed", () => web.killOneWorker());
  await scene("all web processes killed, started again", () => web.killAndStart());
  await scene("database killed, started again", async () => {
    await stage.killDatabase();
    await stage.bringDatabaseBack();
  });
  await scene(`database frozen for ${FROZEN_MS / 1000} s`, async () => {
    await stage.signalDatabase("SIGSTOP");
    await wait(FROZEN_MS);
    await stage.signalDatabase("SIGCONT");
  });
  await scene(`database stopped for ${AWAY_MS / 1000} s`, async () => {
    await stage.stopDatabase();
    await wait(AWAY_MS);
    await stage.bringDatabaseBack();
  });
  if (stage.isOwnDisk)
    await scene(`disk of database and files full for ${FULL_MS / 1000} s`, async () => {
      await stage.fillDisk();
      await wait(FULL_MS);
      await stage.freeDisk();
      await stage.bringDatabaseBack();
    });
  else say("Skipped: disk full (root on Linux can make a small disk for it).");
  await scene("clock of the web server an hour back", () => web.startAnew(HOUR_BACK));
  await scene("and right again", () => web.startAnew(RIGHT_CLOCK));

  const newer = "a column added; forms of one build sent to another; one replaced";
  if (isAsked(newer)) {
    const other = await step("A second web server started", () => stage.openWeb(1));
    const inTables = async (change: string) => {
      for (const table of WRITTEN) await stage.ask(`ALTER TABLE ${table} ${change}`);
    };
    await scene(newer, async () => {
      await inTables('ADD COLUMN "newer" text');
      await web.startAnew({});
    }, [web.url, other.url]);
    await inTables('DROP COLUMN IF EXISTS "newer"');
    await other.stop();
  }

  const silent = "single sign-on takes connections and says nothing";
  if (isAsked(silent)) {
    const signOn = await SignOn.open(undo);
    await web.startAnew(signOn.env);
    const account = await stage.account();
    await scene(silent, () => signOn.held(web, account));
  }

  const outbox = await Outbox.open(stage, undo);
  const letters = (name: string, fault: () => Promise<void>) =>
    tried(name, () => outbox.under(`chaos-${rows.length + 1}`, fault));
  await letters("two workers killed between sending a letter and noting it", () => outbox.killWorkers());
  await letters("mail server takes connections and says nothing", () => outbox.hang());
  await letters("mail server takes three seconds for each word", () => outbox.slow());
  await letters("mail server refuses connections", () => outbox.refuse());

  const held = "evidence while the bucket takes connections and says nothing";
  if (isAsked(held)) {
    const bucket = await Bucket.open(undo);
    // The floor of free disk is for a real one.
    await web.startAnew({ ...bucket.env, EVIDENCE_DISK_FLOOR_MB: "0" });
    await tried(held, () => bucket.held(stage, web, cookie));
  }
}

/** A scene that cannot be played to its end is a fault, and no reason to leave out the others. */
async function tried(scene: string, play: () => Promise<Tally & { recovered: number }>): Promise<void> {
  if (!isAsked(scene)) return;
  try {
    const row = { scene, ...(await play()) };
    rows.push(row);
    say(lineOf(row));
    for (const one of row.lost) say(`  lost: ${one}`);
    for (const one of row.doubled) say(`  doubled: ${one}`);
    if (!Number.isFinite(row.recovered)) unplayed.push(scene);
  } catch (error) {
    say(`${scene}: not played to its end`);
    report(error);
    unplayed.push(scene);
  }
}

const lineOf = ({ scene, acknowledged, sent, unanswered, lost, doubled, recovered }: Row) =>
  `| ${[scene, sent, unanswered, acknowledged, lost.length, doubled.length, recovered.toFixed(1)].join(" | ")} |`;

function tell(): void {
  say(
    "\n| Scene | Forms or letters | Without an answer, sent again | Acknowledged | Lost | Doubled | Recovered after (s) |",
  );
  say("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const row of rows) say(lineOf(row));
  const wrong = rows.filter(({ lost, doubled }) => lost.length + doubled.length > 0).map(({ scene }) => scene);
  if (wrong.length > 0) throw new OperatorError(`Lost or doubled: ${wrong.join("; ")}.`);
  if (unplayed.length > 0) throw new OperatorError(`Not played, or not recovered from: ${unplayed.join("; ")}.`);
}

const stop = stopSignal();
try {
  await Promise.race([
    main().then(tell),
    new Promise<never>((_, fail) => stop.addEventListener("abort", () => fail(stop.reason), { once: true })),
  ]);
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one().catch(report);
}
process.exit();
