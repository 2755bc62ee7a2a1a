import { beforeAll, expect, test } from "vitest";
import { KEEPS_SAVED, partNames, refText, takesMine } from "@/lib/city/value-grid/cell";
import { type IndicatorSaved, saveCells, saveIndicator } from "@/lib/city/value-grid/mutations";
import { readTypedIndicator, type TypedIndicator } from "@/lib/city/value-grid/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeIndicator, makeWorld, type World } from "../../support/fixtures";
import { sentCell } from "../../support/sent-cells";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await makeIndicator("FRM-01", world.pillar.id, world.waste.agency.id, { scaleMax: 100, decimals: 1 });
  await makeIndicator("FRM-02", world.pillar.id, world.health.agency.id, { scaleMax: null });
});

type Field = { typed: string; shown?: string; ref?: string; choice?: string };

/** The form as a browser without scripts sends it. */
function sent(fields: Record<string, Field>, source = "Laporan"): TypedIndicator {
  const data = new FormData();
  data.set("source", source);
  data.set("certainty", "FINAL");
  for (const [period, { typed, shown = "", ref = "", choice = "" }] of Object.entries(fields)) {
    const names = partNames("value", period);
    data.set(names.typed, typed);
    data.set(names.shown, shown);
    data.set(names.ref, ref);
    if (choice) data.set(names.choice, choice);
  }
  const read = readTypedIndicator(data);
  if (!read) throw new Error("not a form of ours");
  return read;
}

async function save(actor: Actor, code: string, typed: TypedIndicator, submit = false): Promise<IndicatorSaved> {
  const result = await saveIndicator(actor, code, { typed, submit });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const standing = (code: string) =>
  db().indicatorValue.findMany({ where: { indicator: { code } }, orderBy: { period: "asc" } });

test("what says something else than it showed is saved, the rest is left alone, and what is wrong is told at its field", async () => {
  const told = await save(
    world.waste.officer,
    "FRM-01",
    sent({
      "2024-01": { typed: "12,5" },
      "2024-02": { typed: "banyak" },
      "2024-03": { typed: "1.250" },
      "2024-04": { typed: "" },
      "2099-01": { typed: "3" },
    }),
  );
  // A period that takes nothing is skipped; thousands cannot be meant where one decimal is kept, and 1,250 cannot stand.
  expect(told).toEqual({ saved: 2, submitted: 0, left: [], faults: { "isi-value-2024-02": ["number"] } });
  const [first, third, ...more] = await standing("FRM-01");
  expect(more).toEqual([]);
  expect(first).toMatchObject({ period: "2024-01", source: "Laporan", certainty: "FINAL", status: "DRAFT" });
  expect(third?.value?.toFixed()).toBe("1250");

  const ref = `${first?.id}:${first?.version}`;
  await save(world.waste.officer, "FRM-01", sent({ "2024-01": { typed: "12,5", shown: "12,5", ref } }));
  expect((await standing("FRM-01"))[0]?.version).toBe(first?.version);
});

test("a cell that somebody else changed is not written over without a choice, and only in the version that was seen", async () => {
  const cell = sentCell({ code: "FRM-01", period: "2024-06", ref: null, content: { value: "7", certainty: "FINAL" } });
  await saveCells(world.staff, [cell]);
  const told = await save(world.waste.officer, "FRM-01", sent({ "2024-06": { typed: "8" } }));
  const refused = { saved: 0, faults: { "isi-value-2024-06": ["cell:ALREADY_OPEN"] } };
  expect(told).toMatchObject(refused);
  // The same press once more, on the page that shows both.
  const again = (choice: string, typed = "8") =>
    save(world.waste.officer, "FRM-01", sent({ "2024-06": { typed, shown: "7", choice } }));
  expect(await again("")).toMatchObject(refused);
  const now = async () => (await standing("FRM-01")).find(({ period }) => period === "2024-06") ?? null;
  const seen = refText(await now());
  expect(await again(KEEPS_SAVED)).toMatchObject({ saved: 0, faults: {} });
  expect(refText(await now())).toBe(seen);

  expect(await again(takesMine(seen))).toMatchObject({ saved: 1, faults: {} });
  expect((await now())?.value?.toFixed()).toBe("8");
  // Of a version that was not the last one it is asked again.
  expect(await again(takesMine(seen), "9")).toMatchObject({
    saved: 0,
    faults: { "isi-value-2024-06": ["cell:STALE"] },
  });
  expect((await now())?.value?.toFixed()).toBe("8");
});

test("saved and handed in at once goes what is complete, and nothing that lacks something or is asked back", async () => {
  const told = await save(
    world.waste.officer,
    "FRM-01",
    sent({ "2024-08": { typed: "20" }, "2024-09": { typed: "101" } }),
    true,
  );
  expect(told).toEqual({ saved: 2, submitted: 1, left: ["2024-09"], faults: {} });
  const states = new Map((await standing("FRM-01")).map(({ period, status }) => [period, status]));
  expect(states.get("2024-08")).toBe("SUBMITTED");
  expect(states.get("2024-09")).toBe("DRAFT");
});

test("what is refused is not handed in as it stood before, and what was handed in meanwhile says so", async () => {
  await save(world.waste.officer, "FRM-01", sent({ "2023-01": { typed: "5" }, "2023-02": { typed: "6" } }));
  const [first] = await standing("FRM-01");
  const ref = refText(first ?? null);
  const told = await save(
    world.waste.officer,
    "FRM-01",
    sent({ "2023-01": { typed: "lima", shown: "5", ref }, "2023-02": { typed: "6", shown: "6" } }),
    true,
  );
  expect(told).toEqual({ saved: 0, submitted: 1, left: [], faults: { "isi-value-2023-01": ["number"] } });
  expect((await standing("FRM-01"))[0]?.status).toBe("DRAFT");

  const late = await save(world.waste.officer, "FRM-01", sent({ "2023-02": { typed: "7", shown: "6" } }));
  expect(late).toMatchObject({ saved: 0, faults: { "isi-value-2023-02": ["cell:WRONG_STATE"] } });
});

test("what says the same as is saved is not counted: nothing in an empty cell, or a figure written in another way", async () => {
  const nothing = await save(world.waste.officer, "FRM-01", sent({ "2023-05": { typed: "n/a" } }));
  expect(nothing).toEqual({ saved: 0, submitted: 0, left: [], faults: {} });
  const about = { "2023-06": { typed: "4" } };
  expect(await save(world.waste.officer, "FRM-01", sent(about))).toMatchObject({ saved: 1 });
  const [held] = (await standing("FRM-01")).filter(({ period }) => period === "2023-06");
  const again = sent({ "2023-06": { typed: "4,0", shown: "4", ref: refText(held ?? null) } });
  expect(await save(world.waste.officer, "FRM-01", again)).toMatchObject({ saved: 0, faults: {} });
});

test("another agency's indicator is not there, and nobody who only reads fills in", async () => {
  const typed = sent({ "2024-01": { typed: "1" } });
  expect(await saveIndicator(world.waste.officer, "FRM-02", { typed, submit: false })).toMatchObject({
    error: { code: "NOT_FOUND" },
  });
  expect(await saveIndicator(world.council, "FRM-02", { typed, submit: false })).toMatchObject({
    error: { code: "FORBIDDEN" },
  });
  expect(await standing("FRM-02")).toEqual([]);
});

test("a form that is none of ours is not read", () => {
  const form = (entries: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(entries)) data.set(name, value);
    return readTypedIndicator(data);
  };
  expect(form({})).toBeUndefined();
  expect(form({ "isi-value-2024-13": "1" })).toBeUndefined();
  expect(form({ "isi-value-2024-01": "1", "entri-2024-01": "none:1" })).toBeUndefined();
});
