// Hears of every publication, from whichever process of whichever machine: PostgreSQL tells it when the transaction is
// committed (trigger tell_publication). On a connection of its own, for what is heard while it is lost is heard never.
import pg from "pg";

const CHANNEL = "enam_pilar_publication";
/** A connection that a firewall has dropped without a word is found out by asking. */
const ASK_EVERY_MS = 2000;
const PATIENCE_MS = 5000;
/** A publication elsewhere is to be seen within a second, also right after an outage. */
const PAUSE_MS = { first: 100, longest: 700 };

/**
 * Calls `heard` at each publication, and each time it has begun to listen: what was published before, nobody told us.
 * `wasAway`: the database could not be reached at all in between, so that hardly anything was published.
 * `say` is told once when nothing is heard any more, and when it is again.
 * @param {{ url: string, heard: (what: "publication" | "joined", wasAway?: boolean) => void, say?: (isHeard: boolean, error?: Error) => void }} given
 * @returns {{ stop: () => void }}
 */
export function listenForPublications({ url, heard, say = () => {} }) {
  let client;
  let pause = PAUSE_MS.first;
  let isSaid = false;
  let isOver = false;
  let wasAway = false;
  let timer;

  const lost = (one, error) => {
    if (one !== client || isOver) return;
    client = undefined;
    one.connection.stream.destroy();
    clearTimeout(timer);
    if (!isSaid) say(false, error);
    isSaid = true;
    timer = setTimeout(begin, pause);
    pause = Math.min(pause * 2, PAUSE_MS.longest);
  };

  async function begin() {
    const one = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      application_name: "enam-pilar-publications",
    });
    client = one;
    one.on("notification", () => heard("publication"));
    one.on("error", (error) => lost(one, error));
    one.on("end", () => lost(one));
    try {
      await one.connect();
      await one.query(`LISTEN ${CHANNEL}`);
      // In this order: what is read from now on is told of when it changes.
      heard("joined", wasAway);
      wasAway = false;
      if (isSaid) say(true);
      isSaid = false;
      pause = PAUSE_MS.first;
      ask(one);
    } catch (error) {
      wasAway = true;
      lost(one, error);
    }
  }

  function ask(one) {
    timer = setTimeout(() => {
      one.query("SELECT 1").then(
        () => one === client && ask(one),
        (error) => lost(one, error),
      );
    }, ASK_EVERY_MS);
  }

  void begin();
  return {
    stop: () => {
      isOver = true;
      clearTimeout(timer);
      client?.end().catch(() => {});
    },
  };
}
