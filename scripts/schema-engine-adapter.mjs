// What stands between Prisma's schema engine (WebAssembly) and PostgreSQL: its own driver adapter,
// with the one column type added that the engine's catalogue queries need and the adapter lacks.
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

const CHAR_OID = 18;
const BPCHAR_OID = 1042;
const CHAR_MARK = "\u0000";

/** @param {string} url */
export function clientConfig(url) {
  const config = parseIntoClientConfig(url);
  // Without a limit a wrong host hangs the command for minutes.
  return { ...config, connectionTimeoutMillis: 15_000 };
}

// The adapter refuses PostgreSQL's one-byte "char", in which the catalogue keeps its flags. It is read as
// bpchar, and its name is marked so that `restoreCharacters` can give the engine the type it insists on.
// PostgreSQL itself cannot put a NUL into a column name, so the mark is never mistaken.
function markCharacters(result) {
  for (const part of [result].flat()) {
    for (const field of part?.fields ?? []) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = BPCHAR_OID;
      field.name += CHAR_MARK;
    }
  }
  return result;
}

function restoreCharacters(result) {
  result.columnNames.forEach((name, column) => {
    if (!name.endsWith(CHAR_MARK)) return;
    result.columnNames[column] = name.slice(0, -CHAR_MARK.length);
    result.columnTypes[column] = ColumnTypeEnum.Character;
  });
  return result;
}

class CatalogueClient extends pg.Client {
  query(...args) {
    const callback = args.at(-1);
    if (typeof callback === "function") {
      args[args.length - 1] = (error, result) => callback(error, markCharacters(result));
      return super.query(...args);
    }
    const pending = super.query(...args);
    return typeof pending?.then === "function" ? pending.then(markCharacters) : pending;
  }
}

/** The adapter cuts scripts at every semicolon, also inside the $$ bodies of functions: they are sent whole. */
async function executeWhole(adapter, script) {
  try {
    await adapter.client.query(script);
  } catch (error) {
    adapter.onError(error);
  }
}

function withCharacters(queryable) {
  return new Proxy(queryable, {
    get(target, key) {
      const member = target[key];
      if (typeof member !== "function") return member;
      if (key === "queryRaw") return async (query) => restoreCharacters(await target.queryRaw(query));
      if (key === "executeScript") return (script) => executeWhole(target, script);
      if (key === "startTransaction") return async (level) => withCharacters(await target.startTransaction(level));
      return member.bind(target);
    },
  });
}

/**
 * The engine replays migrations in a shadow database, which lives as long as its connection.
 * @param {PrismaPg} factory
 * @param {import("pg").ClientConfig} config
 */
async function connectToShadow(factory, config) {
  const database = `prisma_migrate_shadow_db_${randomUUID()}`;
  const main = await factory.connect();
  await main.executeScript(`CREATE DATABASE "${database}"`);
  const pool = new pg.Pool({ ...config, database, Client: CatalogueClient });
  // FORCE below cuts connections that the pool still holds; unheard, that error would end the process.
  pool.on("error", () => {});
  const shadow = await new PrismaPg(pool).connect();
  shadow.dispose = async () => {
    await pool.end();
    await main.executeScript(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    await main.dispose();
  };
  return shadow;
}

/**
 * @param {string} url of the database to migrate
 * @param {string | undefined} shadowUrl of an existing shadow database, where the server allows no CREATE DATABASE
 */
export function createAdapterFactory(url, shadowUrl) {
  const config = clientConfig(url);
  const factory = new PrismaPg({ ...config, Client: CatalogueClient });
  const existingShadow = shadowUrl && new PrismaPg({ ...clientConfig(shadowUrl), Client: CatalogueClient });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => withCharacters(await factory.connect()),
    connectToShadowDb: async () =>
      withCharacters(existingShadow ? await existingShadow.connect() : await connectToShadow(factory, config)),
  };
}
