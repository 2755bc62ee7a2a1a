import { beforeAll, describe, expect, test } from "vitest";
import { recommendations } from "@/lib/follow-up/recommendations/dataset";
import type { AnyDataset } from "@/lib/platform/areas/publication";
import { db } from "@/lib/platform/db/client";
import { listing } from "@/lib/site/api/listing";
import { EVERY_DATASET } from "@/lib/site/data/every-dataset";
import { makeCity } from "@/tests/support/published-city";

type Answer = { data: Record<string, unknown>[]; next: string | null; links: { next?: string }; total: number };

const ask = (dataset: AnyDataset, query: string) =>
  listing(dataset)(new Request(`http://localhost:3000${dataset.at}?${query}`), {
    params: Promise.resolve({ code: "UJI-01" }),
  });
const json = async (dataset: AnyDataset, query: string) => (await (await ask(dataset, query)).json()) as Answer;

/** Each row of a list as its links lead from one to the next. */
async function oneByOne(dataset: AnyDataset, query = "", between: () => Promise<unknown> = async () => {}) {
  const rows: Answer["data"] = [];
  for (let at: string | undefined = `limit=1&${query}`; at && rows.length < 500; ) {
    const { data, next, links } = await json(dataset, at);
    rows.push(...data);
    expect(links.next === undefined).toBe(next === null);
    at = links.next && new URL(links.next).search.slice(1);
    await between();
  }
  return rows;
}

let round: { id: string };
beforeAll(async () => {
  const { agency } = await makeCity();
  round = await db().evaluationRound.create({
    data: { slug: "2024", year: 2024, source: "uji", publishedAt: new Date("2024-12-01Z") },
  });
  for (const order of [1, 2, 3, 4])
    await db().recommendation.create({
      data: {
        ...{ roundId: round.id, order, text: `Nomor ${order}`, leadAgencyId: agency.id, source: "uji" },
        publishedAt: new Date("2024-12-01Z"),
      },
    });
});

describe("Every list goes on behind a cursor", () => {
  test.each(EVERY_DATASET.map((dataset) => [dataset.name, dataset] as const))(
    "each row of %s once, in the list's own order",
    async (_name, dataset) => {
      for (const query of ["", "since=2001-01-01", "from=2001&to=2098"]) {
        const whole = await json(dataset, `limit=200&${query}`);
        expect(await oneByOne(dataset, query)).toEqual(whole.data);
        expect(whole.next).toBeNull();
        expect(whole.data).toHaveLength(whole.total);
      }
    },
  );

  test("nothing is missed or told twice where rows come and go between two answers, also the very last that was told", async () => {
    const at = (order: number) => ({ roundId_order: { roundId: round.id, order } });
    const told = await oneByOne(recommendations, "round=2024", async () => {
      await db().recommendation.update({ where: at(1), data: { publishedAt: null } });
    });
    expect(told.map(({ order }) => order)).toEqual([1, 2, 3, 4]);
    await db().recommendation.update({ where: at(1), data: { publishedAt: new Date() } });
    // The same where the list is narrowed, and therefore at hand whole.
    const narrowed = await oneByOne(recommendations, "round=2024&from=2024", async () => {
      await db().recommendation.update({ where: at(2), data: { publishedAt: null } });
    });
    expect(narrowed.map(({ order }) => order)).toEqual([1, 3, 4]);
    await db().recommendation.update({ where: at(2), data: { publishedAt: new Date() } });
  });

  test("and a file goes on there too", async () => {
    const { next } = await json(recommendations, "round=2024&limit=2");
    const csv = await (await ask(recommendations, `round=2024&format=csv&fields=order&cursor=${next}`)).text();
    expect(csv.replace("\uFEFF", "").trim().split("\r\n")).toEqual(["order", "3", "4"]);
  });

  test("but not where it was made by no answer, or a page is asked for as well", async () => {
    const { next } = await json(recommendations, "limit=1");
    const foreign = Buffer.from(JSON.stringify(["x\u0000", 1, 1])).toString("base64url");
    for (const query of ["cursor=1", "cursor=", `cursor=${foreign}`, "cursor=bnVsbA", `cursor=${next}&page=2`]) {
      const answer = await ask(recommendations, query);
      const { errors } = await answer.json();
      expect([answer.status, errors[0].parameter], query).toEqual([400, "cursor"]);
    }
  });
});
