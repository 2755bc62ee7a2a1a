import { inBoth } from "@/lib/platform/datasets/sentence";
import { catalogueAsJson, catalogueAsTurtle } from "@/lib/site/data/catalogue";
import { csvwOf } from "@/lib/site/data/csvw";
import { EVERY_DATASET } from "@/lib/site/data/every-dataset";
import { openApi } from "@/lib/site/data/openapi";
import { feedAnswer } from "./feed-answer";
import { handler } from "./handler";
import { readParameters } from "./parameters";
import { problem } from "./problem";
import { noQuery } from "./query";
import "server-only";

/** GET handler of a text about the data; null where it is about nothing that there is. */
const told = (type: string, write: (path: Record<string, string>) => Promise<string | null>) =>
  handler(async (request, path) => {
    const { refusal } = readParameters(request, noQuery);
    if (refusal) return refusal;
    const body = await write(path);
    return body === null
      ? problem(request, 404, inBoth("There is no list of this name.", "Tidak ada daftar dengan nama ini."))
      : feedAnswer(request, body, type);
  });

export const openApiDocument = told("application/json; charset=utf-8", async () => JSON.stringify(await openApi()));

export const catalogueDocument = told("application/ld+json; charset=utf-8", async () =>
  JSON.stringify(await catalogueAsJson()),
);

export const catalogueTurtle = told("text/turtle; charset=utf-8", catalogueAsTurtle);

export const csvwDocument = told("application/csvm+json; charset=utf-8", async ({ name }) => {
  const dataset = EVERY_DATASET.find((one) => one.name === name);
  return dataset ? JSON.stringify(await csvwOf(dataset)) : null;
});
