// `npm run formats`: docs/formats, the JSON Schema of every published format, written from the schemas that the program itself
// reads and writes them by.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import {
  FIRST_TRACE_FORMAT,
  firstTraceFormat,
  TRACE_FORMAT,
  traceFormat,
} from "../lib/evaluation/assessments/trace-format";
import { INTERNAL_FORMAT, internalFormat } from "../lib/results/freezes/internal-format";
import { FIRST_ROUND_FORMAT, firstRoundFormat, ROUND_FORMAT, roundFormat } from "../lib/results/freezes/round-format";
import { projectRoot } from "./operator";

const FOLDER = path.join(projectRoot, "docs/formats");
const FORMATS = [
  { name: FIRST_ROUND_FORMAT, format: firstRoundFormat },
  { name: ROUND_FORMAT, format: roundFormat },
  { name: INTERNAL_FORMAT, format: internalFormat },
  { name: FIRST_TRACE_FORMAT, format: firstTraceFormat },
  { name: TRACE_FORMAT, format: traceFormat },
];

/** A named format says it all, and the bounds are those of JavaScript's numbers. */
function withoutNoise({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.type !== "integer") return;
  delete jsonSchema.minimum;
  delete jsonSchema.maximum;
}

/** By file: `enam-pilar/round/1` is `round-1.schema.json`. */
export function formatSchemas(): Map<string, string> {
  return new Map(
    FORMATS.map(({ name, format }) => {
      // As input: what an older document may lack is not required of it.
      const { $schema, ...schema } = z.toJSONSchema(format, { io: "input", reused: "ref", override: withoutNoise });
      const file = `${name.split("/").slice(1).join("-")}.schema.json`;
      return [file, `${JSON.stringify({ $schema, title: name, ...schema }, null, 1)}\n`];
    }),
  );
}

/** True where the files say what the schemas say. */
export async function areSchemasTrue(): Promise<boolean> {
  const files = [...formatSchemas()].map(
    async ([file, text]) => (await readFile(path.join(FOLDER, file), "utf8").catch(() => "")) === text,
  );
  return (await Promise.all(files)).every(Boolean);
}

if (process.argv[1] === import.meta.filename) {
  await mkdir(FOLDER, { recursive: true });
  for (const [file, text] of formatSchemas()) await writeFile(path.join(FOLDER, file), text);
}
