// A database that stops answering: what was certainly not kept is told otherwise than what may have been.
import { AsyncLocalStorage } from "node:async_hooks";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PatientClient } from "@/lib/platform/db/patient-client";
import { formAction } from "@/lib/platform/forms/action";
import type { FormState } from "@/lib/platform/forms/state";
import { isUncertain } from "@/lib/platform/observability/request";
import { makeDisk } from "@/lib/platform/storage/disk";
import { Valve } from "../../../scripts/chaos/valve";
import { databaseUrl } from "../../support/database";

type Observed = { id: string; queries: number; isUncertain?: boolean };
const shared = globalThis as unknown as { enamPilarRequests?: AsyncLocalStorage<Observed> };
const requests = new AsyncLocalStorage<Observed>();

let valve: Valve;
let client: PatientClient;
beforeAll(() => {
  shared.enamPilarRequests = requests;
});
afterAll(() => {
  delete shared.enamPilarRequests;
});
beforeEach(async () => {
  const url = new URL(databaseUrl());
  valve = await Valve.open(Number(url.port));
  url.port = String(valve.port);
  client = new PatientClient({ connectionString: url.href, query_timeout: 500 });
  client.on("error", () => {});
  await client.connect();
  return async () => {
    await client.end().catch(() => {});
    valve.close();
  };
});

/** The code that the form is answered with, where its work is `work`. */
const answered = (work: () => Promise<unknown>) =>
  requests.run({ id: "1", queries: 0 }, async () => {
    const press = formAction<FormState>([], async () => {
      await work();
      return {};
    });
    return (await press({}, new FormData())).problem?.code;
  });

describe("A form whose database stands still", () => {
  test("before its transaction is to be kept was not saved", async () => {
    const code = await answered(async () => {
      await client.query("BEGIN");
      valve.hold();
      await client.query("SELECT 1");
    });
    expect(code).toBe("UNAVAILABLE");
  });

  test.each([
    ["says nothing", () => valve.hold()],
    ["breaks off", () => setTimeout(() => valve.refuse(), 50)],
  ])("and %s over the COMMIT may have been saved", async (_, fault) => {
    const code = await answered(async () => {
      await client.query("BEGIN");
      await client.query("SELECT 1");
      valve.hold();
      fault();
      await client.query("COMMIT");
    });
    expect(code).toBe("UNCERTAIN");
  });

  test("was not saved where PostgreSQL itself refuses the COMMIT", async () => {
    await requests.run({ id: "1", queries: 0 }, async () => {
      await client.query("BEGIN");
      await client.query("CREATE TEMPORARY TABLE x (a int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)").catch(() => {});
      await client.query("COMMIT").catch(() => {});
      expect(isUncertain()).toBe(false);
    });
  });
});

test("A bucket that takes connections and says nothing is given up within seconds", async () => {
  const silent = createServer((socket) => void socket.resume().on("error", () => {}));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as { port: number };
  const disk = await makeDisk({
    ENAM_PILAR_DATA_DIR: "unused",
    EVIDENCE_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    EVIDENCE_S3_BUCKET: "bukti",
    EVIDENCE_S3_REGION: "a",
    EVIDENCE_S3_KEY: "key-of-a-test",
    EVIDENCE_S3_SECRET: "secret-of-a-test",
  });
  const began = performance.now();
  await expect(disk.put("a", "b")).rejects.toThrow();
  expect(performance.now() - began).toBeLessThan(20_000);
  silent.close();
}, 40_000);
