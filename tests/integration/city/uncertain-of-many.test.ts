// The line is cut between a COMMIT and its answer, while many things are done one after another: of the one that it met
// nobody says that it was not saved, and of those after it nobody says that they might be.
import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { publishTogether } from "@/lib/city/unpublished/mutations";
import { saveCells } from "@/lib/city/value-grid/mutations";
import type { SentCell } from "@/lib/city/value-grid/schemas";
import { decideTogether } from "@/lib/city/verification/mutations";
import { db } from "@/lib/platform/db/client";
import { formAction } from "@/lib/platform/forms/action";
import type { FormState } from "@/lib/platform/forms/state";
import { cutLine } from "../../support/cut-line";
import { databaseUrl } from "../../support/database";
import { makeIndicator, makeWorld } from "../../support/fixtures";

type Observed = { id: string; queries: number; isUncertain?: boolean };
const shared = globalThis as unknown as { enamPilarRequests?: AsyncLocalStorage<Observed> };
const requests = new AsyncLocalStorage<Observed>();
shared.enamPilarRequests = requests;

const line = await cutLine(databaseUrl());
const settings = vi.hoisted(() => ({ DATABASE_URL: "" }));
vi.mock("@/lib/platform/config/env", async (load) => {
  const real = await load<typeof import("@/lib/platform/config/env")>();
  return { ...real, env: () => ({ ...real.env(), ...settings }) };
});
settings.DATABASE_URL = line.url;
afterAll(async () => {
  delete shared.enamPilarRequests;
  await db().$disconnect();
  line.close();
});

const world = await makeWorld();
const { officer } = world.waste;
const indicator = await makeIndicator("CUT-01", world.pillar.id, world.waste.agency.id, { scaleMax: null });
const asked = <Value>(work: () => Promise<Value>) => requests.run({ id: "1", queries: 0 }, work);

beforeEach(async () => {
  await db().indicatorValue.deleteMany({ where: { status: "DRAFT" } });
});

const cells = (...figures: string[]) =>
  figures.map((value, at) => ({
    ...{ code: "CUT-01", period: `2024-0${at + 1}`, ref: null, faults: null },
    fields: { value, certainty: "FINAL" as const, source: "Rekap", note: "", confirmed: undefined },
  }));
const typed = ["7", "8", "9"];
const codes = async (work: () => ReturnType<typeof saveCells>) => {
  const result = await asked(work);
  return result.ok ? result.value.map(({ problem }) => problem?.code ?? null) : result.error.code;
};

const saved = async () => {
  const result = await asked(() => saveCells(officer, cells(...typed)));
  return result.ok
    ? result.value.map(({ now }) => ({ id: now?.cell?.id ?? "", version: now?.cell?.version ?? 0 }))
    : [];
};
/** Of what is emptied each goes by itself. */
const emptied = (refs: { id: string; version: number }[]) =>
  cells(...typed).map((cell, at) => ({ ...cell, ref: refs[at] ?? null, fields: { ...cell.fields, value: "" } }));

test("a cell that was kept is told as saved, and those after it as not reached", async () => {
  const sent = emptied(await saved());
  line.cutAfter(1, "the answer");
  expect(await codes(() => saveCells(officer, sent))).toEqual([null, null, "UNAVAILABLE"]);
  expect(await db().indicatorValue.count({ where: { indicatorId: indicator.id } })).toBe(1);
});

test("a cell that may be kept is told as that, also after others that were saved together", async () => {
  const [first, ...others] = emptied(await saved());
  const sent = [{ ...cells("10")[0], ref: first?.ref ?? null } as SentCell, ...others];
  line.cutAfter(1, "the question");
  expect(await codes(() => saveCells(officer, sent))).toEqual([null, "UNCERTAIN", "UNAVAILABLE"]);
});

test("cells that are saved together and may be kept are sent again, and are saved once", async () => {
  const press = formAction<FormState>([], async () => {
    await saveCells(officer, cells(...typed));
    return {};
  });
  for (const lost of ["the question", "the answer"] as const) {
    line.cutAfter(0, lost);
    expect(await asked(() => press({}, new FormData()))).toMatchObject({ problem: { code: "UNCERTAIN" } });
    expect(await codes(() => saveCells(officer, cells(...typed)))).toEqual([null, null, null]);
    expect(await db().indicatorValue.count({ where: { indicatorId: indicator.id } })).toBe(3);
    await db().indicatorValue.deleteMany({ where: { indicatorId: indicator.id } });
  }
});

test("a form of many whose first COMMIT is not answered is told as that, with what was ticked", async () => {
  const press = formAction<FormState>(["tick"], async () => {
    await saveCells(officer, cells(...typed));
    return {};
  });
  const form = new FormData();
  form.set("tick", "a");
  line.cutAfter(0, "the answer");
  expect(await asked(() => press({}, form))).toMatchObject({
    reply: { initialValue: { tick: "a" } },
    problem: { code: "UNCERTAIN" },
  });
});

async function submitted(...periods: string[]) {
  const { definitionId } = await db()
    .indicatorValue.findFirstOrThrow({ where: { indicatorId: indicator.id }, select: { definitionId: true } })
    .catch(async () => {
      await saveCells(officer, cells("7"));
      return db().indicatorValue.findFirstOrThrow({ where: { indicatorId: indicator.id } });
    });
  const made = await Promise.all(
    periods.map((period) =>
      db().indicatorValue.create({
        data: {
          ...{ indicatorId: indicator.id, definitionId, period, value: 7, source: "Rekap", certainty: "FINAL" },
          ...{ status: "SUBMITTED", submittedAt: new Date(), submittedById: officer.id },
          ...{ createdById: officer.id, enteredByIds: [officer.id] },
        },
      }),
    ),
  );
  return made.map(({ id, version }) => ({ kind: "value" as const, id, version }));
}

test("decisions on many: what was decided, what may be, and what was not reached are counted apart", async () => {
  const refs = await submitted("2023-01", "2023-02", "2023-03");
  line.cutAfter(1, "the answer");
  const told = await asked(() => decideTogether(world.staff, "verify", refs));
  expect(told).toMatchObject({
    ok: true,
    value: { done: [{ id: refs[0]?.id }], left: { unsure: 1, away: 1, moved: 0 } },
  });
  const states = await db().indicatorValue.findMany({
    where: { id: { in: refs.map(({ id }) => id) } },
    orderBy: { period: "asc" },
  });
  expect(states.map(({ status }) => status)).toEqual(["VERIFIED", "VERIFIED", "SUBMITTED"]);
});

test("one that was verified and whose publication failed with the database is not told as nothing saved", async () => {
  const refs = await submitted("2022-01");
  const press = formAction<FormState>([], async () => {
    await decideTogether(world.staff, "release", refs);
    return {};
  });
  line.cutAfter(1, "the question");
  expect(await asked(() => press({}, new FormData()))).toMatchObject({ problem: { code: "UNCERTAIN" } });
});

test("publication of many counts apart what may be public", async () => {
  const slugs = ["a", "b", "c"].map((slug) => `putus-${slug}`);
  const made = await Promise.all(
    slugs.map((slug) =>
      db().programme.create({
        data: {
          ...{ slug, name: slug, pillarId: world.pillar.id, agencyId: world.waste.agency.id, quickWin: false },
          ...{ descriptionId: "x", descriptionEn: "x", source: "uji" },
        },
      }),
    ),
  );
  const refs = made.map(({ id, version }) => ({ kind: "programme" as const, id, version }));
  line.cutAfter(1, "the answer");
  const told = await asked(() => publishTogether(world.staff, refs));
  expect(told).toMatchObject({ ok: true, value: { done: 1, left: { moved: 0, away: 1, unsure: 1 } } });
});
