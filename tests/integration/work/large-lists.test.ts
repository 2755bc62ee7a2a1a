import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { ALL_AT_ONCE } from "@/lib/work/readiness/queries";
import { fillLists } from "../../../scripts/bench/list-filling";
import { LISTS, measured } from "../../../scripts/bench/list-reading";

const AGENCIES = 400;
let admin: Actor;
beforeAll(async () => {
  // More than any page shows; with 5,000 of each, `npm run bench:lists` says how long it takes.
  admin = await fillLists(AGENCIES);
});

/** A page of twenty to fifty rows, each with a few of what hangs on it. */
const MOST = { statements: 30, rows: 300 };
/**
 * More on one page: the months of two years of fifty indicators; one line for each agency that holds something; of each kind
 * of thing that is missing so many that one can see to them.
 */
const ROWS: Readonly<Record<string, number>> = {
  "/kelola/isi": 50 * 24,
  "/kelola/menahan": AGENCIES + 60,
  "/kelola/kesiapan": 8 * ALL_AT_ONCE,
};

describe("a list of the office is cut in the database, however much the city has", () => {
  test.each(Object.entries(LISTS))("%s", async (address, read) => {
    for (const page of [1, 3]) {
      const { statements, rows } = await measured(() => read(admin, page));
      expect(statements).toBeGreaterThan(0);
      expect(statements).toBeLessThanOrEqual(MOST.statements);
      expect(rows).toBeLessThanOrEqual(ROWS[address] ?? MOST.rows);
    }
  });
});
