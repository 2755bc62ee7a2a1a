import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { listenForPublications } from "@/server/publication-listener.mjs";
import { makeCity } from "@/tests/support/published-city";

/**
 * Tables that the views read and that tell nothing: what an event of the log says comes with the row it is about; a file's
 * content never changes, and is shown through the row that names it; an action leads its evidence to its recommendation.
 */
const SILENT = ["audit_events", "audit_links", "city_files", "evidence_files", "follow_up_actions"];

let client: pg.Client;
const payloads: (string | undefined)[] = [];
beforeAll(async () => {
  await makeCity();
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  client.on("notification", ({ payload }) => payloads.push(payload));
  await client.query("LISTEN enam_pilar_publication");
});
afterAll(() => client.end());

/** How often a change is told; one that certainly is comes after it. */
async function toldOf(change: () => Promise<unknown>): Promise<number> {
  payloads.length = 0;
  await change();
  await db().$executeRaw`SELECT pg_notify('enam_pilar_publication', 'end')`;
  await vi.waitFor(() => expect(payloads).toContain("end"));
  return payloads.length - 1;
}

test("every table behind the public views tells of its changes, or is named here", async () => {
  const silent = await db().$queryRaw<{ name: string }[]>`
    WITH RECURSIVE read AS (
      SELECT c."oid", c."relname", c."relkind" FROM pg_class c
      WHERE c."relnamespace" = 'public'::regnamespace AND c."relkind" = 'v' AND c."relname" LIKE 'published\\_%'
      UNION
      SELECT t."oid", t."relname", t."relkind" FROM read v
      JOIN pg_rewrite w ON w."ev_class" = v."oid"
      JOIN pg_depend d ON d."classid" = 'pg_rewrite'::regclass AND d."objid" = w."oid" AND d."refclassid" = 'pg_class'::regclass
      JOIN pg_class t ON t."oid" = d."refobjid" AND t."relkind" IN ('r', 'v') AND t."relnamespace" = 'public'::regnamespace
    )
    SELECT r."relname"::text AS "name" FROM read r
    WHERE r."relkind" = 'r' AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g."tgrelid" = r."oid" AND g."tgname" = r."relname" || '_publication')
    ORDER BY 1`;
  expect(silent.map(({ name }) => name)).toEqual(SILENT);
});

describe("A publication", () => {
  const rename = (name: string) => db().programme.updateMany({ where: { publishedAt: { not: null } }, data: { name } });

  test("is told once for a transaction, however many rows it changes", async () => {
    const twice = () =>
      db().$transaction([
        db().$executeRaw`UPDATE programmes SET "source" = "source" || '.'`,
        db().$executeRaw`UPDATE programmes SET "source" = "source" || '.'`,
      ]);
    expect(await toldOf(twice)).toBe(1);
  });

  test("is not told where it was rolled back, and where nothing public was touched", async () => {
    expect(
      await toldOf(() =>
        db()
          .$transaction(async (tx) => {
            await tx.$executeRaw`UPDATE programmes SET "source" = "source" || '.'`;
            throw new Error("no");
          })
          .catch(() => {}),
      ),
    ).toBe(0);
    expect(await toldOf(() => db().$executeRaw`UPDATE users SET "name" = "name" || '.'`)).toBe(0);
    expect(
      await toldOf(
        () => db().$executeRaw`UPDATE programmes SET "source" = "source" || '.' WHERE "publishedAt" IS NULL`,
      ),
    ).toBe(0);
  });

  test("is told of what is taken back, and of the parts of what is public", async () => {
    expect(
      await toldOf(() => db().$executeRaw`UPDATE programmes SET "publishedAt" = NULL WHERE "publishedAt" IS NOT NULL`),
    ).toBe(1);
    expect(await toldOf(() => db().$executeRaw`UPDATE programmes SET "publishedAt" = now()`)).toBe(1);
    expect(await toldOf(() => db().$executeRaw`UPDATE indicator_definitions SET "unit" = "unit" || '.'`)).toBe(1);
  });

  test("is heard again after a lost connection, and first of all that something may have been missed", async () => {
    const heard: string[] = [];
    const listener = listenForPublications({
      url: process.env.DATABASE_URL ?? "",
      heard: (what: string) => heard.push(what),
    });
    await vi.waitFor(() => expect(heard).toEqual(["joined"]));
    await db()
      .$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'enam-pilar-publications'`;
    await vi.waitFor(() => expect(heard).toEqual(["joined", "joined"]), { timeout: 10_000 });
    await rename("Program uji lagi");
    await vi.waitFor(() => expect(heard).toEqual(["joined", "joined", "publication"]));
    listener.stop();
  });
});
