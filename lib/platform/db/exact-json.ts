import type pg from "pg";

/** PostgreSQL's numbers of the two types. */
const JSON_TEXT = 114;
const JSONB = 3802;

/** A number may have so many signs that JavaScript's own would round it. */
const LONG = /\d[\d.]{15}/;

/**
 * JSON as PostgreSQL writes it, with long numbers in quotation marks. Rows that are read beside another row come to Prisma
 * as JSON, whose numbers it reads as JavaScript's: of 24 digits 17 would be left. A decimal it takes from a string as well.
 */
export function exactJson(json: string): string {
  if (!LONG.test(json)) return json;
  const parts: string[] = [];
  let at = 0;
  while (at < json.length) {
    const open = json.indexOf('"', at);
    parts.push(json.slice(at, open === -1 ? undefined : open).replace(/-?\d[\d.]{15,}/g, '"$&"'));
    if (open === -1) break;
    at = open + 1;
    while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
    at += 1;
    parts.push(json.slice(open, at));
  }
  return parts.join("");
}

/** The same statement, whose JSON comes exact where Prisma's adapter asks for it as text. */
export function withExactJson<Config>(config: Config): Config {
  const { types, submit } = (config ?? {}) as { types?: pg.CustomTypesConfig; submit?: unknown };
  // What sends itself, as a cursor does, is no configuration.
  if (!types || submit) return config;
  const getTypeParser = ((oid: number, format?: "text") => {
    const parse = types.getTypeParser(oid, format);
    if (oid !== JSONB && oid !== JSON_TEXT) return parse;
    return (text: string) => {
      const json = parse(text) as unknown;
      return typeof json === "string" ? exactJson(json) : json;
    };
  }) as typeof types.getTypeParser;
  return { ...config, types: { getTypeParser } };
}
