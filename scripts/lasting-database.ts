import { setTimeout as wait } from "node:timers/promises";
import { type EmbeddedDatabase, startDatabase } from "./database";
import { OperatorError, report, say } from "./operator";

// A database that ends again and again has a cause that starting it does not mend, such as a full disk.
const RESTARTS = 5;
const PAUSE_MS = 1000;

export interface LastingDatabase {
  url: string;
  ownerUrl: string;
  stop(): Promise<void>;
}

/** The embedded database for as long as the site runs: one that ends by itself is started again. */
export async function startLastingDatabase(home: string): Promise<LastingDatabase> {
  let current = await startDatabase(home);
  const { url, ownerUrl } = current;
  let isStopping = false;

  async function replace(): Promise<EmbeddedDatabase> {
    const next = await startDatabase(home);
    if (next.url === url) return next;
    await next.stop();
    throw new OperatorError("Its port is taken by another program, and the app knows no other.");
  }

  async function watch(): Promise<void> {
    for (let restart = 1; restart <= RESTARTS; restart++) {
      await current.ended;
      if (isStopping) return;
      say("The embedded database ended by itself; public pages stay up while it is started again.");
      await wait(PAUSE_MS);
      if (isStopping) return;
      current = await replace();
      if (isStopping) return;
      say("The embedded database runs again.");
    }
    await current.ended;
    if (!isStopping) throw new OperatorError(`The embedded database ended ${RESTARTS + 1} times.`);
  }

  const watching = watch().catch((error) => {
    report(error);
    console.error("The embedded database stays down, public pages stay up; stop and start again to bring it back.");
  });
  return {
    url,
    ownerUrl,
    stop: async () => {
      isStopping = true;
      await current.stop();
      // One that is being started at this moment would outlive us.
      await watching;
      await current.stop();
    },
  };
}
