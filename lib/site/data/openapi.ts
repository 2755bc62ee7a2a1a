import "server-only";
import { z } from "zod";
import type { AnyDataset } from "@/lib/platform/areas/publication";
import { absolute } from "@/lib/platform/datasets/dataset";
import type { Locale } from "@/lib/platform/format/locale";
import { TABLE_TYPES } from "@/lib/platform/format/table-file";
import type { Route } from "@/lib/platform/pages/routes";
import { allValuesQuery } from "@/lib/site/api/all-values";
import { feedQuery, frozenQuery, noQuery, traceQuery } from "@/lib/site/api/query";
import { licenceAddress, termsOfUse } from "@/lib/site/api/terms";
import { columnType, jsonSchemaOf } from "./column-types";
import { EVERY_DATASET, headingOf, WORDS, wordsOf } from "./every-dataset";

type Words = Awaited<ReturnType<(typeof WORDS)[Locale]>>;
type Shape = { shape: object };

export interface Operation {
  /** As OpenAPI writes it: `/api/v1/indicators/{code}`. */
  path: string;
  name: string;
  title: string;
  description: string;
  parameters: { name: string; in: "path" | "query"; required: boolean; description: string; schema: object }[];
  /** Columns of a row; null where the answer is no table. */
  columns: { name: string; heading: string; schema: object }[] | null;
  isList: boolean;
  types: string[];
}

const asPath = (at: string) => at.replace(/\[(\w+)\]/g, "{$1}");

/** Every address of the open data with its parameters, out of the schemas by which it reads them. */
export async function listOperations(locale: Locale): Promise<Operation[]> {
  const words = await WORDS[locale]();
  const lists = EVERY_DATASET.flatMap((dataset) => operationsOf(dataset, words));
  return [...lists, ...others(words)];
}

function operationsOf(dataset: AnyDataset, words: Words): Operation[] {
  const { title, description } = wordsOf(dataset, words);
  const columns = Object.keys(dataset.columns).map((name) => ({
    name,
    heading: headingOf(name, words),
    schema: jsonSchemaOf(columnType(name)),
  }));
  const list: Operation = {
    ...{ path: asPath(dataset.at), name: dataset.name, title, description, columns, isList: true },
    parameters: parametersOf(dataset.at, dataset.query, words),
    types: ["application/json", "text/csv", TABLE_TYPES.xlsx],
  };
  if (!dataset.item) return [list];
  const one: Operation = {
    ...list,
    path: asPath(dataset.item.at),
    name: `${dataset.name}-one`,
    title: words.DataReference.one.replace("{list}", title),
    parameters: parametersOf(dataset.item.at, traceQuery, words),
    isList: false,
    types: ["application/json"],
  };
  return [list, one];
}

function others(words: Words): Operation[] {
  const { DataReference: told } = words;
  const plain = (at: Route, name: keyof typeof told.others, query: Shape, types: string[]): Operation => ({
    ...{ path: asPath(at), name, types, columns: null, isList: false, ...told.others[name] },
    parameters: parametersOf(at, query, words),
  });
  const json = ["application/json"];
  return [
    plain("/api/v1/values", "all-values", allValuesQuery, [...json, "text/csv", TABLE_TYPES.xlsx]),
    plain("/api/v1/rounds/[slug]/frozen", "frozen", frozenQuery, [...json, "text/csv", TABLE_TYPES.xlsx]),
    plain("/api/v1/rounds/[slug]/trace", "trace", traceQuery, json),
    plain("/api/v1/recommendations/changes", "recommendation-changes", feedQuery, ["application/atom+xml"]),
    plain("/api/v1/feed/atom", "feed-atom", noQuery, ["application/atom+xml"]),
    plain("/api/v1/feed/json", "feed-json", noQuery, ["application/feed+json"]),
    plain("/api/v1/archive", "archive", noQuery, ["application/zip"]),
    plain("/api/v1/catalog/json", "catalog-json", noQuery, ["application/ld+json"]),
    plain("/api/v1/catalog/turtle", "catalog-turtle", noQuery, ["text/turtle"]),
    plain("/api/v1/csvw/[name]", "csvw", noQuery, ["application/csvm+json"]),
    plain("/api/v1/openapi", "openapi", noQuery, json),
  ];
}

/** Of a parameter the form in which it is typed; what only a program can check is told by its description. */
function parametersOf(at: string, query: Shape, { DataReference: { parameters } }: Words): Operation["parameters"] {
  const told = (name: string) => (parameters as Record<string, string>)[name] ?? name;
  const inPath = [...at.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => ({
    ...{ name, in: "path" as const, required: true, description: told(name), schema: { type: "string" } },
  }));
  const schemas = z.toJSONSchema(z.object(query.shape as z.ZodRawShape), { io: "input", unrepresentable: "any" });
  const inQuery = Object.entries(schemas.properties ?? {}).map(([name, schema]) => ({
    ...{ name, in: "query" as const, required: false, description: told(name), schema: schema as object },
  }));
  return [...inPath, ...inQuery];
}

/** OpenAPI 3.1 of all of it. */
export async function openApi() {
  const [operations, terms] = await Promise.all([listOperations("en"), termsOfUse()]);
  return {
    openapi: "3.1.0",
    info: {
      title: `Open data of ${terms.publisher}`,
      version: "1",
      license: { name: "Terms of use", url: licenceAddress() },
      contact: { name: terms.contact.name, url: terms.contact.url },
    },
    servers: [{ url: absolute("/").replace(/\/$/, "") }],
    paths: Object.fromEntries(operations.map((one) => [one.path, { get: asGet(one) }])),
    components: {
      schemas: { Problem: PROBLEM },
      responses: {
        Problem: {
          description: "RFC 9457",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
  };
}

const PROBLEM = {
  type: "object",
  required: ["title", "status", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: { type: "object", properties: { parameter: { type: "string" }, message: { type: "string" } } },
    },
  },
};

function asGet({ name, title, description, parameters, types, columns, isList }: Operation) {
  const fault = { $ref: "#/components/responses/Problem" };
  const content = Object.fromEntries(
    types.map((type) => [type, type === "application/json" && columns ? { schema: answerOf(columns, isList) } : {}]),
  );
  return {
    operationId: name,
    summary: title,
    description,
    parameters,
    responses: {
      200: {
        description: title,
        headers: {
          RateLimit: { schema: { type: "string" } },
          "RateLimit-Policy": { schema: { type: "string" } },
        },
        content,
      },
      ...Object.fromEntries([400, 404, 429, 503].map((status) => [status, fault])),
    },
  };
}

function answerOf(columns: NonNullable<Operation["columns"]>, isList: boolean) {
  const row = {
    type: "object",
    properties: Object.fromEntries(
      columns.map(({ name, heading, schema }) => [name, { ...schema, description: heading }]),
    ),
  };
  const number = { type: "integer" };
  const text = { type: "string" };
  const terms = { publisher: text, license: { ...text, format: "uri" }, contact: { type: "object" } };
  if (!isList) return { type: "object", required: ["data"], properties: { data: row, ...terms } };
  return {
    type: "object",
    required: ["data", "pageSize", "total", "next", "links"],
    properties: {
      data: { type: "array", items: row },
      ...{ page: number, pageSize: number, pages: number, total: number },
      next: { type: ["string", "null"] },
      links: { type: "object", additionalProperties: text },
      ...terms,
    },
  };
}
