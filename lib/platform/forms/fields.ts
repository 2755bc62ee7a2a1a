import type { z } from "zod";
import { plainText } from "@/lib/platform/format/plain-text";
import { FORM } from "@/server/limits.mjs";

type ObjectSchema = z.ZodObject;

/**
 * What a form has: names, a schema's fields, rows of a schema (weight-0, weight-1 …), fields named by a prefix and a code,
 * a file, or a text longer than people type.
 */
export type FormField =
  | string
  | ObjectSchema
  | { rows: ObjectSchema }
  | { each: string; longest?: number }
  | { file: string; most?: number }
  | { long: string };

/**
 * On every form: its language, which button was pressed, how many rows it shows, the row that it is about, its own id, and
 * why personal data that was found stays.
 */
const ALWAYS = [
  ...["locale", "intent", "rows", "id", "version", "sending"],
  ...["personalDataSeen", "personalDataReason"],
];
/** How React marks the form's action for browsers without scripts; with scripts the marks come along and mean nothing. */
const REACTS_OWN = "$ACTION_";
/** Where a schema does not say how long a text may be: codes, days, figures, numbers of rows. */
const SHORT = 400;

export type KnownFields = {
  /** How many characters each may have. */
  names: ReadonlyMap<string, number>;
  columns: ReadonlyMap<string, number>;
  prefixes: readonly { each: string; longest: number }[];
  /** How many of each may come. */
  files: ReadonlyMap<string, number>;
};

export function knownFields(fields: readonly FormField[]): KnownFields {
  const names = new Map(ALWAYS.map((name) => [name, SHORT]));
  const columns = new Map([["id", SHORT]]);
  const prefixes: { each: string; longest: number }[] = [];
  const files = new Map<string, number>();
  for (const field of fields) {
    if (typeof field === "string") names.set(field, SHORT);
    else if ("rows" in field) addShape(columns, field.rows);
    else if ("each" in field) prefixes.push({ each: field.each, longest: field.longest ?? SHORT });
    else if ("file" in field) files.set(field.file, field.most ?? 1);
    else if ("long" in field) names.set(field.long, FORM.keptCharacters);
    else addShape(names, field);
  }
  return { names, columns, prefixes, files };
}

function addShape(into: Map<string, number>, schema: ObjectSchema): void {
  for (const [name, part] of Object.entries(schema.shape)) into.set(name, longestOf(part as z.ZodType) ?? SHORT);
}

type Definition = { innerType?: z.ZodType; in?: z.ZodType; element?: z.ZodType; options?: readonly z.ZodType[] };

/** The longest text that a schema takes, where it says so. */
function longestOf(schema: z.ZodType): number | null {
  const { maxLength } = schema as { maxLength?: number | null };
  if (typeof maxLength === "number") return maxLength;
  const { innerType, in: before, element, options = [] } = schema.def as Definition;
  const inner = innerType ?? before ?? element;
  if (inner) return longestOf(inner);
  const lengths = options.map(longestOf).filter((length) => length !== null);
  return lengths.length > 0 ? Math.max(...lengths) : null;
}

/** How long a field's text may be; null for one that the form does not have. */
function limitOf({ names, columns, prefixes }: KnownFields, name: string): number | null {
  const known = names.get(name);
  if (known !== undefined) return known;
  const dash = name.lastIndexOf("-");
  const column = columns.get(name.slice(0, dash));
  if (dash > 0 && column !== undefined) return isRow(name.slice(dash + 1)) ? column : null;
  return prefixes.find(({ each }) => name.startsWith(each) && name.length <= each.length + 100)?.longest ?? null;
}

const isRow = (text: string) => /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) <= FORM.rows;

export type ReadForm =
  | { ok: true; data: FormData }
  /**
   * `foreign`: a field that this form does not have; `long`: fields whose text is longer than their schemas take. `cut` has as
   * much of them as shows that they are: no pattern looks at more.
   */
  | { ok: false; foreign: boolean; long: string[]; data: FormData; cut: FormData };

/**
 * The form's own fields, with texts made plain, before any schema or pattern looks at them. A name that the form does not
 * have, a file where a text belongs, or more values than can be ticked: foreign, and nothing of it is read.
 */
export function readForm(sent: FormData, known: KnownFields): ReadForm {
  const data = new FormData();
  const cut = new FormData();
  const counts = new Map<string, number>();
  const long = new Set<string>();
  let foreign = false;
  for (const [name, value] of sent) {
    if (name.startsWith(REACTS_OWN)) continue;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const limit = limitOf(known, name);
    const isFile = typeof value !== "string";
    if (isFile ? count > (known.files.get(name) ?? 0) : limit === null || count > FORM.repeats) {
      foreign = true;
      continue;
    }
    if (isFile) {
      data.append(name, value);
      cut.append(name, value);
      continue;
    }
    const isLong =
      value.length > FORM.characters + (limit ?? 0) ||
      (value.length > (limit ?? 0) && value.trim().length > (limit ?? 0));
    if (isLong) long.add(name);
    // Longer than any field: only its beginning goes back, so that an answer stays small.
    const plain = plainText(isLong ? value.slice(0, FORM.characters) : value);
    data.append(name, plain);
    cut.append(name, isLong ? plain.slice(0, (limit ?? 0) + 1) : plain);
  }
  return foreign || long.size > 0 ? { ok: false, foreign, long: [...long], data, cut } : { ok: true, data };
}
