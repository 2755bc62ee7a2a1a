// The two roles of the embedded database (docs/decisions/0016-two-database-roles.md), also for one from before there were two.
import pg from "pg";
import { DATABASE_NAME, type DatabaseRecord, OWNER, ROLE } from "./database-record";

type Session = <T>(work: (client: pg.Client) => Promise<T>, database?: string) => Promise<T>;

/** pg-boss changes its own tables when it is renewed, so they stay the application's. */
const GIVE_BACK_QUEUE = `DO $$ DECLARE one record; BEGIN
  FOR one IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'pgboss' AND c.relkind IN ('r', 'p', 'v') LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO ${ROLE}', one.name);
  END LOOP;
  FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'pgboss' LOOP
    EXECUTE format('ALTER ROUTINE %s OWNER TO ${ROLE}', one.name);
  END LOOP;
  FOR one IN SELECT t.oid::regtype AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = 'pgboss' AND t.typtype = 'e' LOOP
    EXECUTE format('ALTER TYPE %s OWNER TO ${ROLE}', one.name);
  END LOOP;
END $$`;

/** Makes the roles that are missing, and hands everything that the application's role owned over to the owner. */
export async function ensureRoles(record: DatabaseRecord, session: Session): Promise<void> {
  const handOver = await session(async (client) => {
    const { rows } = await client.query<{ rolname: string }>("SELECT rolname FROM pg_roles WHERE rolname = ANY($1)", [
      [ROLE, OWNER],
    ]);
    const known = new Set(rows.map(({ rolname }) => rolname));
    const password = (text = "") => pg.escapeLiteral(text);
    if (!known.has(ROLE)) await client.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD ${password(record.password)}`);
    else await client.query(`ALTER ROLE ${ROLE} NOCREATEDB`);
    const ownerPassword = password(record.ownerPassword);
    // A member of the other, so that it may end its sessions (a test's database is dropped with force) and drop its queue.
    if (!known.has(OWNER))
      await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEDB PASSWORD ${ownerPassword} IN ROLE ${ROLE}`);
    const owned = await client.query(
      "SELECT FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE d.datname = $1 AND r.rolname = $2",
      [DATABASE_NAME, ROLE],
    );
    return owned.rowCount === 1;
  });
  if (!handOver) return;
  await session(async (client) => {
    await client.query("BEGIN");
    await client.query(`REASSIGN OWNED BY ${ROLE} TO ${OWNER}`);
    await client.query(GIVE_BACK_QUEUE);
    await client.query("COMMIT");
  }, DATABASE_NAME);
}
