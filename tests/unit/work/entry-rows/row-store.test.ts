import { describe, expect, test } from "vitest";
import { type Intent, RowStore, type Sent, type Settled } from "@/components/work/entry-rows/row-store";
import type { EntryRowView } from "@/lib/work/entry-workbooks/entry-row";
import type { SentRow } from "@/lib/work/entry-workbooks/schemas";

const KEY = "bank-sampah 2026 APBD ";
const own = (name: string, value = "") => ({
  ...{ name, value, choices: null, isLong: false, isDay: false, isFigure: name !== "source" },
});
const row = (more: Partial<EntryRowView> = {}): EntryRowView => ({
  ...{ key: KEY, label: "Bank Sampah, APBD 2026", lock: null, id: "a", version: 1, isPublished: false },
  ...{ standing: { lacks: {}, asked: null }, fields: [own("planned", "100"), own("spent"), own("source")] },
  ...more,
});

/** A store whose sendings are answered by hand, one after the other. */
function open(rows: EntryRowView[] = [row()], device = "") {
  const sendings: { intent: Intent; rows: SentRow[]; answer: (sent: Sent) => Promise<void> }[] = [];
  const planned: (() => void)[] = [];
  const told: Settled[] = [];
  let onDevice: string | null = device || null;
  const settle = async () => {
    await Promise.resolve();
    await Promise.resolve();
  };
  const store = new RowStore({
    rows,
    send: (intent, sent) =>
      new Promise((resolve) => {
        const answer = async (answered: Sent) => {
          resolve(answered);
          await settle();
        };
        sendings.push({ intent, rows: sent, answer });
      }),
    kept: { read: () => onDevice, write: (text) => (onDevice = text) },
    wait: (run) => void planned.push(run),
  });
  store.settled((settled) => told.push(settled));
  const pass = async () => {
    for (const run of planned.splice(0)) run();
    await settle();
  };
  return { store, sendings, pass, told, device: () => onDevice };
}

describe("what is typed into a row", () => {
  test("goes together with its version, and shows what is saved of it", async () => {
    const { store, sendings, pass, device } = open();
    store.write([
      { key: KEY, field: "spent", text: "26000000" },
      { key: KEY, field: "source", text: "DPA" },
    ]);
    expect(device()).toContain("26000000");
    await pass();
    expect(sendings[0]?.rows).toEqual([{ kunci: KEY, version: 1, typed: { spent: "26000000", source: "DPA" } }]);
    const now = row({ version: 2, fields: [own("planned", "100"), own("spent", "26.000.000"), own("source", "DPA")] });
    await sendings[0]?.answer({ answers: [{ key: KEY, problem: null, now }] });
    expect(store.at(KEY, "spent")).toMatchObject({ text: "26.000.000", phase: "saved", isTyped: false });
    expect(device()).toBeNull();
  });

  test("is refused by itself: what is right beside it is saved, and one step takes both back", async () => {
    const { store, sendings, pass, told } = open();
    store.write([
      { key: KEY, field: "spent", text: "abc" },
      { key: KEY, field: "source", text: "DPA" },
    ]);
    await pass();
    const wrong = { code: "INVALID" as const, fields: { spent: ["number"] } };
    await sendings[0]?.answer({ answers: [{ key: KEY, problem: wrong, now: row() }] });
    expect(store.at(KEY, "spent")).toMatchObject({ text: "abc", phase: "refused", faults: ["number"] });
    await pass();
    expect(sendings[1]?.rows).toEqual([{ kunci: KEY, version: 1, typed: { source: "DPA" } }]);
    const now = row({ version: 2, fields: [own("planned", "100"), own("spent"), own("source", "DPA")] });
    await sendings[1]?.answer({ answers: [{ key: KEY, problem: null, now }] });
    expect(told.at(-1)).toMatchObject({ saved: 1, refused: 1 });
    store.undo();
    expect(store.at(KEY, "spent")).toMatchObject({ text: "", phase: "idle" });
    expect(store.at(KEY, "source")).toMatchObject({ text: "", phase: "waiting" });
  });

  test("waits for a field that nobody typed into yet, and goes with it", async () => {
    const published = row({ isPublished: true, standing: null, fields: [own("planned", "100"), own("reason")] });
    const { store, sendings, pass } = open([published]);
    store.write([{ key: KEY, field: "planned", text: "200" }]);
    await pass();
    const lacks = { code: "INVALID" as const, fields: { reason: ["correctionReason"] } };
    await sendings[0]?.answer({ answers: [{ key: KEY, problem: lacks, now: published }] });
    expect(store.at(KEY, "planned")).toMatchObject({ text: "200", phase: "refused", faults: [] });
    expect(store.at(KEY, "reason")).toMatchObject({ phase: "refused", faults: ["correctionReason"] });
    store.write([{ key: KEY, field: "reason", text: "Salah ketik" }]);
    await pass();
    expect(sendings[1]?.rows[0]?.typed).toEqual({ planned: "200", reason: "Salah ketik" });
  });

  test("of a row that moved on stands beside what is saved, and a line that is away is tried again", async () => {
    const { store, sendings, pass } = open();
    store.write([{ key: KEY, field: "planned", text: "200" }]);
    await pass();
    await sendings[0]?.answer({ trouble: "OFFLINE" });
    expect(store.at(KEY, "planned").phase).toBe("unsent");
    await pass();
    const now = row({ version: 5, fields: [own("planned", "300"), own("spent"), own("source")] });
    const stale = { code: "STALE" as const, fields: {} };
    await sendings[1]?.answer({ answers: [{ key: KEY, problem: stale, now }] });
    expect(store.at(KEY, "planned")).toMatchObject({ text: "200", saved: "300", phase: "conflict" });
    store.takeMine(KEY);
    await pass();
    expect(sendings[2]?.rows).toEqual([{ kunci: KEY, version: 5, typed: { planned: "200" } }]);
  });

  test("is said to be perhaps saved where the database stopped over it, and as saved where it stands there", async () => {
    const { store, sendings, pass } = open();
    store.write([{ key: KEY, field: "planned", text: "200" }]);
    await pass();
    const problem = { code: "UNCERTAIN" as const, fields: {} };
    await sendings[0]?.answer({ answers: [{ key: KEY, problem, now: row() }] });
    expect(store.at(KEY, "planned")).toMatchObject({ text: "200", phase: "unsure" });
    await pass();
    const now = row({ version: 2, fields: [own("planned", "200"), own("spent"), own("source")] });
    await sendings[1]?.answer({ answers: [{ key: KEY, problem, now }] });
    expect(store.at(KEY, "planned")).toMatchObject({ text: "200", phase: "saved" });
  });

  test("that an earlier visit kept is sent, of other pages it stays, and a locked cell takes nothing", async () => {
    const kept = { [KEY]: { version: 1, texts: { spent: "5" } }, lain: { version: 1, texts: { spent: "7" } } };
    const { store, sendings, pass, told, device } = open([row()], JSON.stringify(kept));
    store.restore();
    await pass();
    expect(sendings[0]?.rows[0]?.typed).toEqual({ spent: "5" });
    expect(device()).toContain("lain");
    const locked = open([row({ lock: "submitted" })]);
    locked.store.write([{ key: KEY, field: "spent", text: "5" }]);
    expect(locked.told).toMatchObject([{ locked: 1 }]);
    expect(told).toEqual([]);
  });
});

test("a draft is handed in with the figure that was confirmed, and not while something of it is open", async () => {
  const asked = { keys: ["spentAbovePlan:5:1"], figure: "5" };
  const { store, sendings } = open([row({ standing: { lacks: {}, asked } })]);
  expect(store.ready.complete).toHaveLength(1);
  expect(store.isConfirmed(KEY)).toBe(false);
  store.confirm(KEY);
  const handedIn = store.submit([KEY]);
  expect(sendings[0]).toMatchObject({
    intent: "submit",
    rows: [{ kunci: KEY, version: 1, confirmed: "5", typed: {} }],
  });
  await sendings[0]?.answer({
    answers: [{ key: KEY, problem: null, now: row({ lock: "submitted", standing: null }) }],
  });
  await handedIn;
  expect(store.ready.complete).toHaveLength(0);
  store.write([{ key: KEY, field: "spent", text: "9" }]);
  expect(store.at(KEY, "spent").text).toBe("");
});
