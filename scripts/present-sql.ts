// `npm run db:sql`: prisma/sql, the views, functions and triggers as they stand after the last migration, one file each.
// Nothing runs these files. They are there to be read, and `npm run check` compares them with a migrated database.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { startTemporaryDatabase } from "./database";
import { prepareSchema } from "./database-grants";
import { withClient } from "./migrations";
import { projectRoot, report } from "./operator";
import { readCode, readTriggers, triggerFaults, writtenTable } from "./trigger-table";

const FOLDER = path.join(projectRoot, "prisma/sql");
const KINDS = ["views", "functions", "triggers"];

/** What an extension brought is its own to change. */
const OURS = (catalogue: string, id: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${id} AND d.deptype = 'e')`;

const TEXTS = `
  SELECT 'views/' || c.relname AS name, format(E'CREATE VIEW %I AS\\n%s', c.relname, pg_get_viewdef(c.oid, true)) AS text
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
  UNION ALL SELECT 'functions/' || p.proname, rtrim(pg_get_functiondef(p.oid), E'\\n') || ';'
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND ${OURS("pg_proc", "p.oid")}
  UNION ALL SELECT 'triggers/' || t.tgname, pg_get_triggerdef(t.oid, true) || ';'
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
  ORDER BY 1`;

/** Every file that prisma/sql should hold, with its text. */
export async function readPresentSql(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; text: string }>(TEXTS);
  const files = new Map<string, string>();
  for (const { name, text } of rows) {
    const file = `${name}.sql`;
    // Two functions of one name would be written over each other; so would triggers of one name on two tables.
    if (files.has(file)) throw new Error(`${name}: the name is given twice; one file each needs one name each.`);
    files.set(file, `${text.replace(/[ \t]+$/gm, "").trim()}\n`);
  }
  return files;
}

async function readFolder(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const kind of KINDS) {
    const names = await readdir(path.join(FOLDER, kind)).catch(() => []);
    for (const name of names) found.set(`${kind}/${name}`, await readFile(path.join(FOLDER, kind, name), "utf8"));
  }
  return found;
}

const PAGE = path.join(FOLDER, "README.md");
const readPage = () => readFile(PAGE, "utf8").catch(() => "");

/** What in prisma/sql is not as it stands in the database, one sentence each. */
export async function presentSqlFaults(client: pg.Client): Promise<string[]> {
  const wanted = await readPresentSql(client);
  const triggers = await readTriggers(client);
  const [found, page] = await Promise.all([readFolder(), readPage()]);
  const files = [...new Set([...wanted.keys(), ...found.keys()])].sort();
  const changed = files.filter((file) => wanted.get(file) !== found.get(file));
  const isPageOld = page !== writtenTable(page, triggers);
  return [
    ...changed.map((file) => `prisma/sql/${file} is not as the migrations leave it`),
    ...(isPageOld ? ["prisma/sql/README.md does not list the triggers as they are"] : []),
    ...(changed.length > 0 || isPageOld ? ["write them anew with `npm run db:sql`"] : []),
    ...triggerFaults(page, triggers, await readCode(projectRoot)),
  ];
}

async function writePresentSql(client: pg.Client): Promise<string[]> {
  const wanted = await readPresentSql(client);
  for (const kind of KINDS) {
    await rm(path.join(FOLDER, kind), { recursive: true, force: true });
    await mkdir(path.join(FOLDER, kind), { recursive: true });
  }
  for (const [file, text] of wanted) await writeFile(path.join(FOLDER, file), text);
  const triggers = await readTriggers(client);
  const page = writtenTable(await readPage(), triggers);
  await writeFile(PAGE, page);
  return triggerFaults(page, triggers, await readCode(projectRoot));
}

if (process.argv[1] === import.meta.filename) {
  const database = await startTemporaryDatabase();
  try {
    await prepareSchema(database.ownerUrl, database.url);
    const faults = await withClient(database.ownerUrl, writePresentSql);
    for (const fault of faults) console.log(fault);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } catch (error) {
    report(error);
    process.exitCode = 1;
  } finally {
    await database.stop();
  }
}
