import { readFile } from "node:fs/promises";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv";
import { HtmlValidate } from "html-validate";
import { Parser, Store } from "n3";
import Papa from "papaparse";
import Validation from "rdf-validate-shacl";
import { validateXML } from "xmllint-wasm";

const fixture = (name: string) => readFile(new URL(`../fixtures/${name}`, import.meta.url), "utf8");

/** What is wrong in a document by one of the JSON schemas of tests/fixtures. */
export async function schemaFaults(schema: string, document: unknown): Promise<string[]> {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(await fixture(schema)));
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What is wrong in an Atom feed: not well-formed, or not as RFC 4287 has it. */
export async function atomFaults(text: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "feed.xml", contents: text }],
    schema: [await fixture("atom.rng")],
    extension: "relaxng",
  });
  return errors.map(({ message }) => message);
}

/** What OpenAPI does not allow in a description. */
export async function openApiFaults(document: object): Promise<string[]> {
  const { errors } = await new Validator().validate(structuredClone(document) as Record<string, unknown>);
  return typeof errors === "string" ? [errors] : (errors ?? []).map((error) => JSON.stringify(error));
}

/** What DCAT-AP 3 asks for and a catalogue in Turtle does not have. */
export async function catalogueFaults(turtle: string): Promise<string[]> {
  const shapes = new Store(new Parser().parse(await fixture("dcat-ap-3-mandatory.ttl")));
  const { conforms, results } = await new Validation(shapes).validate(new Store(new Parser().parse(turtle)));
  const faults = results.map(({ path, message }) => `${path?.value} ${message.map(({ value }) => value)}`);
  return conforms || faults.length > 0 ? faults : ["it does not conform"];
}

const html = new HtmlValidate({ extends: ["html-validate:standard"], elements: ["html5"] });
// React writes an empty one for a form whose action is the page's own: browsers take it for the page's address.
const OF_REACT = 'Attribute "action" has invalid value ""';

/** What the HTML standard does not allow in a page as it is served. */
export async function htmlFaults(text: string): Promise<string[]> {
  const { results } = await html.validateString(text);
  return results
    .flatMap(({ messages }) => messages)
    .filter(({ message }) => message !== OF_REACT)
    .map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`);
}

/** As XML Schema writes them, which is what CSVW takes where it is told no format. */
const LEXICAL: Record<string, RegExp> = {
  decimal: /^[+-]?\d+(\.\d+)?$/,
  integer: /^[+-]?\d+$/,
  boolean: /^(true|false|1|0)$/,
  date: /^-?\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d{2}:\d{2})?$/,
  dateTime: /^-?\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/,
  anyURI: /^[a-z][a-z0-9+.-]*:\S+$/i,
  string: /^/,
};

type Table = { dialect: { delimiter: string }; tableSchema: { columns: Column[] } };
type Column = { name: string; titles: string[]; datatype: string; null: string };

/** What is wrong in a CSV and what CSVW says of it: the description itself, the header, each cell by its type. */
export async function csvwFaults(table: Table, csv: string): Promise<string[]> {
  const faults = await schemaFaults("csvw-table.schema.json", table);
  const { columns } = table.tableSchema;
  if (new Set(columns.map(({ name }) => name)).size < columns.length) faults.push("two columns have one name");
  const { data } = Papa.parse<string[]>(csv.replace("\uFEFF", ""), { delimiter: table.dialect.delimiter });
  const [head = [], ...rows] = data.at(-1)?.join("") === "" ? data.slice(0, -1) : data;
  columns.forEach(({ titles }, at) => {
    if (!titles.includes(head[at] ?? "")) faults.push(`${head[at]}: the header has another column`);
  });
  for (const row of rows) {
    if (row.length !== columns.length) faults.push(`a row of ${row.length} cells`);
    columns.forEach((column, at) => {
      const cell = row[at] ?? "";
      if (cell !== column.null && !isOf(column.datatype, cell)) faults.push(`${column.name}: ${cell}`);
    });
  }
  return faults;
}

function isOf(datatype: string, cell: string): boolean {
  if (datatype !== "json") return LEXICAL[datatype]?.test(cell) ?? false;
  try {
    JSON.parse(cell);
    return true;
  } catch {
    return false;
  }
}
