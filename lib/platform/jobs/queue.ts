import "server-only";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { env } from "@/lib/platform/config/env";
import { reportFailure } from "@/lib/platform/observability/failure";
import type { Figure } from "@/lib/platform/observability/figures";

/** Work beside the requests; `every` is a cron line (minutes first, UTC) for what nobody asks for. */
export type Job = { work: (data: { id?: string }) => Promise<void>; every?: string };

type Running = { boss: PgBoss | null; stop: () => Promise<void> };
// One for the process: the server's start, the actions and server/serve.mjs each have a copy of this module or none.
const kept = globalThis as unknown as { enamPilarJobs?: Running };

const RETRY_MS = 10_000;
const STOP_MS = 3000;

/**
 * Starts the queue in a schema of its own in the same database. Never waits and never fails: the site is served while the
 * database is away, and the queue begins when it is back.
 */
export function startJobs(jobs: Record<string, Job>): void {
  if (kept.enamPilarJobs) return;
  let retry: NodeJS.Timeout | undefined;
  const running: Running = {
    boss: null,
    stop: async () => {
      clearTimeout(retry);
      await running.boss?.stop({ graceful: false, timeout: STOP_MS });
    },
  };
  kept.enamPilarJobs = running;
  const begin = () =>
    open(jobs).then(
      (boss) => {
        running.boss = boss;
      },
      (error) => {
        reportFailure("The job queue waits for the database", error);
        retry = setTimeout(begin, RETRY_MS).unref();
      },
    );
  void begin();
}

async function mayMakeSchema(): Promise<boolean> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ may: boolean }>(
      "SELECT has_database_privilege(current_database(), 'CREATE') AS may",
    );
    return rows[0]?.may ?? false;
  } finally {
    await client.end();
  }
}

async function open(jobs: Record<string, Job>): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: "pgboss",
    // Where the application's role may make no schema, the owner has made it (scripts/database-grants.ts).
    createSchema: await mayMakeSchema(),
    application_name: "enam-pilar-jobs",
    // Beside the pool of the requests: one for the work's own bookkeeping, one for looking for more.
    max: 2,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on("error", (error) => reportFailure("The job queue", error));
  try {
    await boss.start();
    for (const [name, { work, every }] of Object.entries(jobs)) {
      // One job per key, waiting or at work: asking twice is asking once.
      // A server that was killed sends no heartbeat, so its job is begun anew after a minute or two.
      await boss.createQueue(name, {
        policy: "exclusive",
        retryLimit: 3,
        expireInSeconds: 6 * 3600,
        heartbeatSeconds: 60,
      });
      await boss.work<{ id?: string }>(name, { batchSize: 1 }, async ([job]) => work(job?.data ?? {}));
      if (every) await boss.schedule(name, every);
    }
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
}

/**
 * Asks for work on one row, now or at a moment. Where the queue is not up yet the row itself waits, and the next sweep asks
 * again.
 */
export async function enqueue(name: string, id: string, at?: Date): Promise<void> {
  // Another moment is another job: the former one, of a time that was given up, must not hold it up.
  const options = at ? { singletonKey: `${id} ${at.toISOString()}`, startAfter: at } : { singletonKey: id };
  await kept.enamPilarJobs?.boss?.send(name, { id }, options);
}

/** A job that was ready so long ago and is not begun: no process works, or all work is stuck. */
const WORRY_JOBS = 100;

export const jobFigures: Figure[] = [
  {
    name: "enam_pilar_jobs_running",
    help: "1 where this process works on jobs, 0 where its queue could not be opened yet.",
    read: async () => [{ value: Number(kept.enamPilarJobs?.boss != null) }],
  },
  {
    name: "enam_pilar_jobs",
    help: "Jobs by queue and state, as the queue counted them last (once a minute).",
    labels: ["queue", "state"],
    worry: { part: "jobs", above: WORRY_JOBS },
    read: async () =>
      ((await kept.enamPilarJobs?.boss?.getQueues()) ?? []).flatMap(({ name, readyCount, activeCount, failedCount }) =>
        Object.entries({ ready: readyCount, active: activeCount, failed: failedCount }).map(([state, value]) => ({
          by: { queue: name, state },
          value,
        })),
      ),
  },
];
