import type { Window } from "@/lib/platform/datasets/cut";
import type { Dataset } from "@/lib/platform/datasets/dataset";
import type { Paging } from "@/lib/platform/datasets/query";
import { feedAnswer } from "./feed-answer";
import { type Handler, handler } from "./handler";
import { keptAnswer } from "./kept-answers";
import { TYPES } from "./listing";
import { readParameters } from "./parameters";
import { NOTHING_OF_THIS_CODE, problem } from "./problem";
import { traceQuery } from "./query";
import { termsOfUse } from "./terms";
import "server-only";

/** More than any list has that is at hand whole: of agencies, pillars, rounds, sources. */
const WHOLE = 10_000;

/** GET handler of one row of a list, at an address that stays its own: the same columns as in the list. */
export function single<Item, Query extends Paging>({ columns, item, load, name }: Dataset<Item, Query>): Handler {
  const key = Object.entries(item?.key ?? {});
  return handler(async (request, path) => {
    const { refusal } = readParameters(request, traceQuery);
    if (refusal) return refusal;
    const named = key.map(([part]) => path[part] ?? "");
    const isNamed = (one: Item) => key.every(([, column], at) => `${columns[column]?.(one)}` === named[at]);
    const answer = await keptAnswer(JSON.stringify([name, "single", named]), async () => {
      const found = item?.find
        ? await item.find(path)
        : (await load({ page: 1, pageSize: WHOLE } as Query & Window, {}))?.items.find(isNamed);
      // One spelling alone: "007" is no name of question 7.
      if (!found || !isNamed(found)) return null;
      const row = Object.fromEntries(Object.entries(columns).map(([column, read]) => [column, read(found)]));
      const body = new TextEncoder().encode(JSON.stringify({ data: row, ...(await termsOfUse()) }));
      return { body, etag: "", link: null };
    });
    if (!answer) return problem(request, 404, NOTHING_OF_THIS_CODE);
    return feedAnswer(request, new TextDecoder().decode(answer.body), TYPES.json);
  });
}
