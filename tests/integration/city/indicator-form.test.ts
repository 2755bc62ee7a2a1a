import { beforeAll, expect, test } from "vitest";
import { partNames } from "@/lib/city/value-grid/cell";
import { type IndicatorSaved, saveCells, saveIndicator } from "@/lib/city/value-grid/mutations";
import { readSentCells, readTypedIndicator, type TypedIndicator } from "@/lib/city/value-grid/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeIndicator, makeWorld, type World } from "../../support/fixtures";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await makeIndicator("FRM-01", world.pillar.id, world.waste.agency.id, { scaleMax: 100, decimals: 1 });
  await makeIndicator("FRM-02", world.pillar.id, world.health.agency.id, { scaleMax: null });
});

type Field = { typed: string; shown?: string; ref?: string };

/** The form as a browser without scripts sends it. */
function sent(fields: Record<string, Field>, source = "Laporan"): TypedIndicator {
  const data = new FormData();
  data.set("source", source);
  data.set("certainty", "FINAL");
  for (const [period, { typed, shown = "", ref = "" }] of Object.entries(fields)) {
    const names = partNames("value", period);
    data.set(names.typed, typed);
    data.set(names.shown, shown);
    data.set(names.ref, ref);
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
  expect(told).toEqual({ saved: 2, submitted: 0, faults: { "isi-value-2024-02": ["number"] } });
  const [first, third, ...more] = await standing("FRM-01");
  expect(more).toEqual([]);
  expect(first).toMatchObject({ period: "2024-01", source: "Laporan", certainty: "FINAL", status: "DRAFT" });
  expect(third?.value?.toFixed()).toBe("1250");

  const ref = `${first?.id}:${first?.version}`;
  await save(world.waste.officer, "FRM-01", sent({ "2024-01": { typed: "12,5", shown: "12,5", ref } }));
  expect((await standing("FRM-01"))[0]?.version).toBe(first?.version);
});

test("a cell that somebody else changed is not written over", async () => {
  const [cell] =
    readSentCells(
      JSON.stringify([{ code: "FRM-01", period: "2024-06", ref: null, content: { value: "7", certainty: "FINAL" } }]),
    ) ?? [];
  if (!cell) throw new Error("not a cell");
  await saveCells(world.staff, [cell]);
  const told = await save(world.waste.officer, "FRM-01", sent({ "2024-06": { typed: "8" } }));
  expect(told).toMatchObject({ saved: 0, faults: { "isi-value-2024-06": ["cell:ALREADY_OPEN"] } });
});

test("saved and handed in at once goes what is complete, and nothing that lacks something or is asked back", async () => {
  const told = await save(
    world.waste.officer,
    "FRM-01",
    sent({ "2024-08": { typed: "20" }, "2024-09": { typed: "101" } }),
    true,
  );
  expect(told).toEqual({ saved: 2, submitted: 1, faults: {} });
  const states = new Map((await standing("FRM-01")).map(({ period, status }) => [period, status]));
  expect(states.get("2024-08")).toBe("SUBMITTED");
  expect(states.get("2024-09")).toBe("DRAFT");
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
