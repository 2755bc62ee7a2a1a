// Cells of many people in the same moment: saved together, and each as if it were the only one.
import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, beforeEach, expect, test } from "vitest";
import { saveCells, submitCells } from "@/lib/city/value-grid/mutations";
import type { SentCell } from "@/lib/city/value-grid/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeIndicator, makeUser, makeWorld } from "../../support/fixtures";
import { sentCell } from "../../support/sent-cells";

type Observed = { id: string; queries: number };
const shared = globalThis as unknown as { enamPilarRequests?: AsyncLocalStorage<Observed> };
const requests = new AsyncLocalStorage<Observed>();
shared.enamPilarRequests = requests;
afterAll(() => {
  delete shared.enamPilarRequests;
});

const world = await makeWorld();
const { officer } = world.waste;
const colleagues = await Promise.all(
  Array.from({ length: 8 }, (_, index) => makeUser("AGENCY", `rekan-${index}`, world.waste.agency.id)),
);
await makeIndicator("TGR-01", world.pillar.id, world.waste.agency.id, { scaleMax: null, decimals: 1 });
await makeIndicator("TGR-02", world.pillar.id, world.health.agency.id, { scaleMax: null });

type Ref = { id: string; version: number };
const cell = (period: string, value: string, ref: Ref | null = null, code = "TGR-01"): SentCell =>
  sentCell({ code, period, ref, content: { value, certainty: "FINAL", source: "Laporan" } });

async function save(actor: Actor, ...cells: SentCell[]) {
  const result = await saveCells(actor, cells);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.map(({ problem, now }) => ({
    problem: problem?.code ?? null,
    value: now?.cell?.value ?? null,
    ref: { id: now?.cell?.id ?? "", version: now?.cell?.version ?? 0 },
  }));
}
const saveOne = async (actor: Actor, one: SentCell) => {
  const [answer] = await save(actor, one);
  if (!answer) throw new Error("no answer");
  return answer;
};
const eventsOf = (id: string) =>
  db().auditEvent.findMany({ where: { entityId: id }, orderBy: { id: "asc" }, include: { link: true } });

beforeEach(async () => {
  await db().indicatorValue.deleteMany({ where: { status: "DRAFT" } });
});

test("eight people's cells are saved with each one's own name, version and linked event, and few statements", async () => {
  const observed = { id: "all", queries: 0 };
  const asOne = <Value>(work: () => Promise<Value>) => requests.run(observed, work);
  const months = colleagues.map((_, index) => `2024-0${index + 1}`);
  const begun = await asOne(() =>
    Promise.all(colleagues.map((actor, at) => saveOne(actor, cell(months[at] ?? "", `${at + 1}`)))),
  );
  expect(begun.map(({ problem, value }) => [problem, value])).toEqual(months.map((_, at) => [null, `${at + 1}`]));
  // One by one it were eight and more for each of them.
  expect(observed.queries).toBeLessThan(30);
  const changed = await Promise.all(
    colleagues.map((actor, at) => saveOne(actor, cell(months[at] ?? "", `${at + 1}0`, begun[at]?.ref))),
  );
  for (const [at, { problem, value, ref }] of changed.entries()) {
    expect([problem, value, ref]).toEqual([null, `${at + 1}0`, { id: begun[at]?.ref.id, version: 2 }]);
    const events = await eventsOf(ref.id);
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["create", colleagues[at]?.id],
      ["edit", colleagues[at]?.id],
    ]);
    expect(events.every(({ link }) => link !== null)).toBe(true);
    expect(events[1]).toMatchObject({
      before: { value: `${at + 1}`, version: 1 },
      after: { value: `${at + 1}0`, version: 2, enteredByIds: [colleagues[at]?.id] },
    });
  }
});

test("what cannot be saved is told to its own sender, and holds nobody else back", async () => {
  const [first, second, handedIn] = await save(
    officer,
    cell("2024-01", "1"),
    cell("2024-02", "2"),
    cell("2024-03", "3"),
  );
  const ref = handedIn?.ref ?? { id: "", version: 0 };
  await submitCells(officer, [{ code: "TGR-01", period: "2024-03", ref }]);
  const [one, two] = colleagues as [Actor, Actor];
  const answers = await Promise.all([
    saveOne(one, cell("2024-01", "10", first?.ref)),
    saveOne(two, cell("2024-02", "20", { id: second?.ref.id ?? "", version: 7 })),
    saveOne(two, cell("2024-03", "30", ref)),
    saveOne(two, cell("2024-04", "4,55")),
    saveOne(two, cell("2024-05", "5", null, "TGR-02")),
    saveOne(two, cell("2024-06", "6", null, "TIADA")),
    saveOne(two, cell("2099-01", "6")),
    saveOne(world.health.officer, cell("2024-01", "11", first?.ref)),
    saveOne(world.staff, cell("2024-07", "7")),
  ]);
  expect(answers.map(({ problem }) => problem)).toEqual([
    ...[null, "STALE", "WRONG_STATE", "INVALID", "NOT_FOUND", "NOT_FOUND", "INVALID", "NOT_FOUND", null],
  ]);
  const values = await db().indicatorValue.findMany({
    where: { indicator: { code: "TGR-01" } },
    orderBy: { period: "asc" },
  });
  expect(values.map(({ period, value }) => [period, Number(value)])).toEqual([
    ["2024-01", 10],
    ["2024-02", 2],
    ["2024-03", 3],
    ["2024-07", 7],
  ]);
});

test("of two people on one cell in the same moment one is told what the other wrote", async () => {
  const [one, two] = colleagues as [Actor, Actor];
  const empty = await Promise.all([saveOne(one, cell("2024-01", "1")), saveOne(two, cell("2024-01", "2"))]);
  expect(empty.map(({ problem }) => problem).sort()).toEqual(["ALREADY_OPEN", null].sort());
  const { ref } = empty[0] ?? {};
  const changed = await Promise.all([saveOne(one, cell("2024-01", "3", ref)), saveOne(two, cell("2024-01", "4", ref))]);
  expect(changed.map(({ problem }) => problem).sort()).toEqual(["STALE", null].sort());
  expect(new Set(changed.map(({ value }) => value)).size).toBe(1);
  const [first, again] = await save(one, cell("2024-09", "1"), cell("2024-09", "2"));
  expect([first?.problem, again?.problem]).toEqual([null, "ALREADY_OPEN"]);
});

test("a value that somebody else holds is waited for by its own sender alone", async () => {
  const [held, free] = await save(officer, cell("2024-01", "1"), cell("2024-02", "2"));
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isHeld = () => {};
  const holding = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const other = db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM indicator_values WHERE "id" = ${held?.ref.id}::uuid FOR UPDATE`;
    isHeld();
    await released;
  });
  await holding;
  let isSaved = false;
  const waiting = saveOne(officer, cell("2024-01", "10", held?.ref)).then((answer) => {
    isSaved = true;
    return answer;
  });
  expect(await saveOne(officer, cell("2024-02", "20", free?.ref))).toMatchObject({ problem: null, value: "20" });
  expect(isSaved).toBe(false);
  release();
  await other;
  expect(await waiting).toMatchObject({ problem: null, value: "10" });
});
