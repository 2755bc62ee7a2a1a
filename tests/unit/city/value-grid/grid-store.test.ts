import { describe, expect, test } from "vitest";
import { GridStore, type Intent, type Sent } from "@/components/city/value-grid/grid-store";
import type { Cell, Content, Lock } from "@/lib/city/value-grid/cell";
import type { CellAnswer } from "@/lib/city/value-grid/mutations";

const KEY = "GOV-01 2026-01";
const OTHER = "GOV-01 2026-02";
const figure = (value: string): Content => ({
  ...{ value, numerator: "", denominator: "", state: "", certainty: "FINAL", source: "Laporan", note: "" },
});
const cell = (value: string, more: Partial<Cell> = {}): Cell => ({
  ...figure(value),
  ...{ id: "a", version: 1, status: "DRAFT", returnReason: "", corrects: null, lacks: {}, asked: null },
  ...{ may: { callBack: false, discard: true }, isOthers: false, ...more },
});
const saved = (key: string, now: Cell | null, lock: Lock | null = null): CellAnswer => ({
  ...{ key, problem: null, now: { cell: now, lock } },
});

/** A store whose sendings are answered by hand, one after the other. */
function open(
  cells: [string, Cell | null, Lock | null][] = [
    [KEY, null, null],
    [OTHER, null, null],
  ],
  device = "",
) {
  const sendings: { intent: Intent; cells: Record<string, unknown>[]; answer: (sent: Sent) => Promise<void> }[] = [];
  const planned: (() => void)[] = [];
  let onDevice: string | null = device || null;
  const store = new GridStore({
    cells,
    origins: [["GOV-01", { source: "Laporan bulanan", certainty: "PROVISIONAL" }]],
    send: (intent, sent) =>
      new Promise((resolve) => {
        const answer = async (answered: Sent) => {
          resolve(answered);
          await settle();
        };
        sendings.push({ intent, cells: sent as Record<string, unknown>[], answer });
      }),
    kept: { read: () => onDevice, write: (text) => (onDevice = text) },
    wait: (run) => void planned.push(run),
  });
  const settle = async () => {
    await Promise.resolve();
    await Promise.resolve();
  };
  const pass = async () => {
    for (const run of planned.splice(0)) run();
    await settle();
  };
  return { store, sendings, pass, device: () => onDevice };
}

describe("what is typed into the grid", () => {
  test("is sent together, with the row's source and certainty, and is saved", async () => {
    const { store, sendings, pass, device } = open();
    store.write([
      { key: KEY, content: store.withParts(KEY, { value: "1250.125" }) },
      { key: OTHER, content: store.withParts(OTHER, { value: "3" }) },
    ]);
    await pass();
    expect(sendings).toHaveLength(1);
    // A fourth decimal, so that nobody takes it for thousands.
    expect(sendings[0]?.cells[0]).toMatchObject({
      ...{ code: "GOV-01", period: "2026-01", ref: null },
      content: { value: "1250.1250", source: "Laporan bulanan", certainty: "PROVISIONAL" },
    });
    expect(store.at(KEY).phase).toBe("sending");
    expect(device()).toContain("1250.125");
    await sendings[0]?.answer({ answers: [saved(KEY, cell("1250.125")), saved(OTHER, cell("3", { id: "b" }))] });
    expect(store.at(KEY)).toMatchObject({ phase: "saved", typed: null, cell: { value: "1250.125" } });
    expect(device()).toBeNull();
  });

  test("over what is on its way goes on from the version that comes back", async () => {
    const { store, sendings, pass } = open();
    store.write([{ key: KEY, content: figure("1") }]);
    await pass();
    store.write([{ key: KEY, content: figure("2") }]);
    await pass();
    expect(sendings).toHaveLength(1);
    await sendings[0]?.answer({ answers: [saved(KEY, cell("1", { version: 4 }))] });
    await pass();
    expect(sendings[1]?.cells[0]).toMatchObject({ ref: { id: "a", version: 4 }, content: { value: "2" } });
  });

  test("stays when the line breaks, says so, and is sent again", async () => {
    const { store, sendings, pass, device } = open();
    store.write([{ key: KEY, content: figure("7") }]);
    await pass();
    await sendings[0]?.answer({ trouble: "OFFLINE" });
    expect(store.at(KEY)).toMatchObject({ phase: "unsent", typed: { value: "7" } });
    expect(store.trouble).toBe("OFFLINE");
    const again = open([[KEY, null, null]], device() ?? "");
    again.store.restore();
    await again.pass();
    expect(again.sendings[0]?.cells[0]).toMatchObject({ content: { value: "7" } });
    await pass();
    await sendings[1]?.answer({ answers: [saved(KEY, cell("7"))] });
    expect(store.trouble).toBeNull();
    expect(device()).toBeNull();
  });

  test("is said to be perhaps saved where the database stopped over it, and goes again all the same", async () => {
    const { store, sendings, pass, device } = open();
    store.write([{ key: KEY, content: figure("7") }]);
    await pass();
    await sendings[0]?.answer({ trouble: "UNCERTAIN" });
    expect(store.at(KEY)).toMatchObject({ phase: "unsure", typed: { value: "7" } });
    expect(device()).toContain('"7"');
    await pass();
    const problem = { code: "UNCERTAIN" as const, fields: {} };
    await sendings[1]?.answer({ answers: [{ key: KEY, problem, now: { cell: null, lock: null } }] });
    expect(store.at(KEY)).toMatchObject({ phase: "unsure", typed: { value: "7" } });
    await pass();
    await sendings[2]?.answer({ answers: [saved(KEY, cell("7"))] });
    expect(store.at(KEY)).toMatchObject({ phase: "saved", typed: null });
    expect(device()).toBeNull();
  });

  test("and saved is left as it is where a step of it met an outage: nothing is sent that would empty it", async () => {
    const { store, sendings, pass } = open([[KEY, cell("7"), null]]);
    const step = store.step("submit", [KEY]);
    const problem = { code: "UNAVAILABLE" as const, fields: {} };
    await sendings[0]?.answer({ answers: [{ key: KEY, problem, now: { cell: cell("7"), lock: null } }] });
    await step;
    expect(store.at(KEY)).toMatchObject({ phase: "idle", cell: { value: "7" } });
    expect(store.trouble).toBe("UNAVAILABLE");
    store.sendAgain();
    await pass();
    expect(sendings).toHaveLength(1);
    expect(store.trouble).toBeNull();
  });

  test("beside what somebody else saved meanwhile: both are there, and one chooses", async () => {
    const { store, sendings, pass } = open([[KEY, cell("1"), null]]);
    store.write([{ key: KEY, content: figure("2") }]);
    await pass();
    const theirs = cell("9", { version: 2 });
    await sendings[0]?.answer({
      answers: [{ key: KEY, problem: { code: "STALE", fields: {} }, now: { cell: theirs, lock: null } }],
    });
    expect(store.at(KEY)).toMatchObject({ phase: "conflict", typed: { value: "2" }, cell: { value: "9" } });
    store.takeMine(KEY);
    await pass();
    expect(sendings[1]?.cells[0]).toMatchObject({ ref: { version: 2 }, content: { value: "2" } });
  });

  test("over a draft that is gone begins anew: nobody's text stands there, also after a page read anew in the middle", async () => {
    const { store, sendings, pass, device } = open([[KEY, cell("1"), null]]);
    store.write([{ key: KEY, content: figure("2") }]);
    const again = open([[KEY, null, null]], device() ?? "");
    again.store.restore();
    await again.pass();
    expect(again.sendings[0]?.cells[0]).toMatchObject({ ref: null, content: { value: "2" } });
    await pass();
    await sendings[0]?.answer({
      answers: [{ key: KEY, problem: { code: "NOT_FOUND", fields: {} }, now: { cell: null, lock: null } }],
    });
    await pass();
    expect(sendings[1]?.cells[0]).toMatchObject({ ref: null, content: { value: "2" } });
    const theirs = cell("9", { id: "b" });
    await sendings[1]?.answer({
      answers: [{ key: KEY, problem: { code: "ALREADY_OPEN", fields: {} }, now: { cell: theirs, lock: null } }],
    });
    expect(store.at(KEY)).toMatchObject({ phase: "conflict", typed: { value: "2" }, cell: { value: "9" } });
  });

  test("into a locked cell does nothing", async () => {
    const { store, sendings, pass } = open([[KEY, cell("1", { status: "PUBLISHED" }), "published"]]);
    store.write([{ key: KEY, content: figure("2") }]);
    await pass();
    expect(sendings).toHaveLength(0);
  });

  test("is told once for a whole block, with what cannot be read, is locked or lies outside; and goes back as one", async () => {
    const many = Array.from({ length: 60 }, (_, at) => `GOV-01 ${2000 + at}`);
    const { store, sendings, pass, device } = open([
      [OTHER, null, null],
      ...many.map((key) => [key, null, null] as [string, null, null]),
    ]);
    const told: unknown[] = [];
    store.settled((settled) => told.push({ ...settled, saved: settled.saved.length }));
    store.write(
      many.map((key) => ({ key, content: figure("5") })),
      true,
      { refused: [{ key: OTHER, text: "abc", fault: "number" }], locked: 2, outside: 7 },
    );
    for (const at of [0, 1]) {
      await pass();
      const keys = (sendings[at]?.cells ?? []).map(({ code, period }) => `${code} ${period}`);
      await sendings[at]?.answer({ answers: keys.map((key) => saved(key, cell("5"))) });
    }
    expect(told).toEqual([
      { intent: "save", saved: 60, refused: [OTHER], asked: [], conflict: [], locked: 2, outside: 7 },
    ]);
    // What cannot be read stays on the device until somebody sees to it.
    expect(JSON.parse(device() ?? "{}")).toEqual({ [OTHER]: { text: "abc", fault: "number" } });
    store.undo();
    expect(store.at(OTHER)).toMatchObject({ text: null, phase: "idle" });
  });

  test("is taken back and done again by new savings", async () => {
    const { store, sendings, pass } = open([[KEY, cell("1"), null]]);
    store.write([{ key: KEY, content: figure("2") }]);
    await pass();
    await sendings[0]?.answer({ answers: [saved(KEY, cell("2", { version: 2 }))] });
    store.undo();
    await pass();
    expect(sendings[1]?.cells[0]).toMatchObject({ ref: { version: 2 }, content: { value: "1" } });
    await sendings[1]?.answer({ answers: [saved(KEY, cell("1", { version: 3 }))] });
    store.redo();
    await pass();
    expect(sendings[2]?.cells[0]).toMatchObject({ ref: { version: 3 }, content: { value: "2" } });
  });

  test("takes one source for all figures of a period, those of later too", async () => {
    const { store, sendings, pass } = open([
      [KEY, cell("1"), null],
      [OTHER, cell("2"), null],
    ]);
    expect(store.setPeriodSource("2026-01", "Surat 12")).toBe(1);
    await pass();
    expect(sendings[0]?.cells).toMatchObject([{ period: "2026-01", content: { value: "1", source: "Surat 12" } }]);
  });
});

describe("handing in", () => {
  test("what is complete, with the figure that was confirmed; the rest says what it lacks", async () => {
    const asked = { keys: ["jump:99:3"], figure: "99" };
    const { store, sendings } = open([
      [KEY, cell("99", { asked }), null],
      [OTHER, cell("2", { lacks: { source: ["required"] } }), null],
    ]);
    expect(store.ready).toEqual({ complete: [KEY], incomplete: [OTHER], others: [] });
    expect(store.isConfirmed(KEY)).toBe(false);
    store.confirm(KEY);
    expect(store.isConfirmed(KEY)).toBe(true);
    const handedIn = store.step("submit", [KEY]);
    expect(sendings[0]).toMatchObject({ intent: "submit", cells: [{ ref: { id: "a", version: 1 }, confirmed: "99" }] });
    await sendings[0]?.answer({ answers: [saved(KEY, cell("99", { status: "SUBMITTED" }), "submitted")] });
    await handedIn;
    expect(store.at(KEY).lock).toBe("submitted");
  });

  test("drafts of others are left to them, until one writes into them oneself", () => {
    const { store } = open([
      [KEY, cell("1"), null],
      [OTHER, cell("2", { isOthers: true }), null],
    ]);
    expect(store.ready).toEqual({ complete: [KEY], incomplete: [], others: [OTHER] });
    store.write([{ key: OTHER, content: store.withParts(OTHER, { value: "3" }) }]);
    expect(store.ready.others).toEqual([]);
  });

  test("what is asked back only now is saved all the same, and says so", async () => {
    const { store, sendings } = open([[KEY, cell("99"), null]]);
    const handedIn = store.step("submit", [KEY]);
    const asked = { keys: ["jump:99:3"], figure: "99" };
    await sendings[0]?.answer({
      answers: [
        {
          ...{ key: KEY, problem: { code: "CONFIRMATION_NEEDED", fields: {} } },
          now: { cell: cell("99", { asked }), lock: null },
        },
      ],
    });
    await handedIn;
    expect(store.at(KEY)).toMatchObject({ phase: "idle", problem: null });
    expect(store.isConfirmed(KEY)).toBe(false);
  });

  test("or not, where the line is broken", async () => {
    const { store, sendings } = open([[KEY, cell("1"), null]]);
    const handedIn = store.step("submit", [KEY]);
    await sendings[0]?.answer({ trouble: "SIGNED_OUT" });
    await handedIn;
    expect(store.at(KEY)).toMatchObject({ lock: null, phase: "idle" });
    expect(store.trouble).toBe("SIGNED_OUT");
  });
});
