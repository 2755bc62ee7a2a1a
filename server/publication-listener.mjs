// Hears of every publication, from whichever process of whichever machine: PostgreSQL tells it when the transaction is
// committed (trigger tell_publication). On a connection of its own, for what is heard while it is lost is heard never.
import pg from "pg";

const CHANNEL = "enam_pilar_publication";
/** A connection that a firewall has dropped without a word is found out by asking. */
const ASK_EVERY_MS = 2000;
const PATIENCE_MS = 5000;
/** A publication elsewhere is to be seen within a second, also right after an outage. */
const PAUSE_MS = { first: 100, longest: 700 };

const HEAD = 'SELECT max("position")::text AS "head" FROM "audit_links"';
const headOf = async (client) => (await client.query(HEAD)).rows[0]?.head;

/**
 * Calls `heard` at each publication, and each time it has begun to listen: what was published before, nobody told us.
 * It has missed nothing where the database was away for us and the audit's head is where it was: nothing is published without
 * an event. What came in the last seconds before counts as missed.
 * `say` is told once when nothing is heard any more, and when it is again.
 * @param {{ url: string, heard: (what: "publication" | "joined", missed?: "nothing" | "perhaps") => void, say?: (isHeard: boolean, error?: Error) => void }} given
 * @returns {{ stop: () => void }}
 */
export function listenForPublications({ url, heard, say = () => {} }) {
  let client;
  let pause = PAUSE_MS.first;
  let isSaid = false;
  let isOver = false;
  let wasAway = false;
  let head;
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
      const now = await headOf(one);
      heard("joined", wasAway && now === head ? "nothing" : "perhaps");
      head = now;
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
      headOf(one).then(
        (now) => {
          head = now;
          if (one === client) ask(one);
        },
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
