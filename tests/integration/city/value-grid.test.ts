import { beforeAll, describe, expect, test } from "vitest";
import { publishValue, reviseValue, verifyValue } from "@/lib/city/indicators/mutations";
import { keyOf } from "@/lib/city/value-grid/cell";
import { type CellAnswer, cellsNow, saveCells, submitCells, takeCellsBack } from "@/lib/city/value-grid/mutations";
import { countByFrequency, getGrid } from "@/lib/city/value-grid/queries";
import { CELLS_AT_MOST, type SentCell, sentGridSchema } from "@/lib/city/value-grid/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { makeIndicator, makeWorld, type World } from "../../support/fixtures";
import { sentCell, sentCells } from "../../support/sent-cells";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await makeIndicator("GRD-01", world.pillar.id, world.waste.agency.id, { scaleMax: 100, decimals: 1 });
  await makeIndicator("GRD-02", world.pillar.id, world.waste.agency.id, { scaleMax: null, cumulative: true });
  await makeIndicator("GRD-03", world.pillar.id, world.health.agency.id, { scaleMax: null });
});

type Typed = Partial<Record<"value" | "source" | "note" | "state", string>>;
const typed = (
  code: string,
  period: string,
  given: Typed = {},
  ref: { id: string; version: number } | null = null,
): SentCell => {
  const content = { certainty: "FINAL", source: "Laporan", ...given };
  return sentCell({ code, period, ref, content });
};

async function save(actor: Actor, ...cells: SentCell[]): Promise<CellAnswer[]> {
  const result = await saveCells(actor, cells);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const only = async (actor: Actor, cell: SentCell): Promise<CellAnswer> => {
  const [answer] = await save(actor, cell);
  if (!answer) throw new Error("no answer");
  return answer;
};
const refOf = ({ now }: CellAnswer) => ({ id: now?.cell?.id ?? "", version: now?.cell?.version ?? 0 });
const grid = (actor: Actor, more: object = {}) =>
  getGrid(actor, {
    ...{ frequency: "MONTHLY", years: { from: 2024, to: 2024 }, page: 1, today: "2024-12-15", locale: "id", ...more },
  });

describe("many cells at once", () => {
  test("each is written or refused by itself, and told with how it stands", async () => {
    const answers = await save(
      world.waste.officer,
      typed("GRD-01", "2024-01", { value: "12,5" }),
      typed("GRD-01", "2024-02", { value: "12,55" }),
      typed("GRD-01", "2024-03", { value: "banyak" }),
      typed("GRD-01", "2099-01", { value: "1" }),
      typed("GRD-01", "2024", { value: "1" }),
      typed("GRD-01", "2024-04", { value: "101" }),
    );
    expect(answers.map(({ problem }) => problem?.fields ?? null)).toEqual([
      null,
      { value: ["decimals:1"] },
      { value: ["number"] },
      { period: ["periodFuture"] },
      { period: ["periodFrequency"] },
      null,
    ]);
    expect(answers[0]?.now?.cell).toMatchObject({ value: "12.5", status: "DRAFT", lacks: {}, source: "Laporan" });
    // A draft may hold it; handing in would be refused.
    expect(answers[5]?.now?.cell?.lacks).toEqual({ value: ["above-maximum:100"] });
    expect(answers[3]?.now?.lock).toBe("future");
  });

  test("are bounded, and what is none of ours is not read", () => {
    const cell = { code: "GRD-01", period: "2024-01", ref: null, content: {} };
    const read = (cells: unknown) => sentGridSchema.safeParse({ intent: "save", cells }).data?.cells;
    expect(read(Array(CELLS_AT_MOST).fill(cell))).toHaveLength(CELLS_AT_MOST);
    expect(read(Array(CELLS_AT_MOST + 1).fill(cell))).toBeUndefined();
    for (const wrong of ["", {}, [], null, [{ code: "A" }], [{ ...cell, period: "2024-13" }]])
      expect(read(wrong)).toBeUndefined();
    // Signs that no text may have are taken out, also where JSON spells them.
    const [plain] = sentCells({ ...cell, content: { note: "a\u0000b\u202e", certainty: "FINAL" } });
    expect(plain?.fields?.note).toBe("ab");
  });

  test("another agency's indicator is not there, whatever was typed, and nobody who only reads fills in", async () => {
    const before = await db().indicatorValue.count();
    const answers = await save(
      world.waste.officer,
      typed("GRD-03", "2024-01", { value: "1" }),
      typed("GRD-03", "2024-01", { value: "banyak" }),
    );
    for (const { problem, now } of answers) {
      expect(problem?.code).toBe("NOT_FOUND");
      expect(now).toBeUndefined();
    }
    expect(await db().indicatorValue.count()).toBe(before);
    expect(await saveCells(world.council, [typed("GRD-01", "2024-05", { value: "1" })])).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    expect((await only(world.staff, typed("GRD-03", "2024-01", { value: "1" }))).problem).toBeNull();
  });

  test("two officers on one cell: the second sees both, and nothing is written over", async () => {
    const first = await only(world.waste.officer, typed("GRD-01", "2024-06", { value: "1" }));
    await only(world.staff, typed("GRD-01", "2024-06", { value: "2" }, refOf(first)));
    const late = await only(world.waste.officer, typed("GRD-01", "2024-06", { value: "3" }, refOf(first)));
    expect(late).toMatchObject({ problem: { code: "STALE" }, now: { cell: { value: "2" } } });
    const blind = await only(world.waste.officer, typed("GRD-01", "2024-06", { value: "3" }));
    expect(blind).toMatchObject({ problem: { code: "ALREADY_OPEN" }, now: { cell: { value: "2" } } });
  });

  test("what is sent again because its answer was lost is saved, and saved once", async () => {
    const cell = typed("GRD-01", "2024-07", { value: "4,5" });
    const first = await only(world.waste.officer, cell);
    const again = await only(world.waste.officer, cell);
    expect(again).toMatchObject({ problem: null, now: { cell: { id: refOf(first).id, version: 1 } } });
  });

  test("an emptied draft of one's own goes; one that was handed in once keeps its row", async () => {
    const own = await only(world.waste.officer, typed("GRD-01", "2024-08", { value: "4" }));
    const gone = await only(world.waste.officer, typed("GRD-01", "2024-08", {}, refOf(own)));
    expect(gone).toMatchObject({ problem: null, now: { cell: null, lock: null } });
    expect((await only(world.waste.officer, typed("GRD-01", "2024-08", {}))).problem).toBeNull();

    const other = await only(world.staff, typed("GRD-01", "2024-09", { value: "4" }));
    const emptied = await only(world.waste.officer, typed("GRD-01", "2024-09", {}, refOf(other)));
    expect(emptied).toMatchObject({ problem: null, now: { cell: { id: refOf(other).id, value: "" } } });
  });

  test("a draft says to another office that it is somebody else's, and to its own agency never", async () => {
    const own = await only(world.waste.officer, typed("GRD-01", "2024-08", { value: "4" }));
    expect(own.now?.cell?.isOthers).toBe(false);
    const seenBy = async (actor: typeof world.staff) =>
      (await cellsNow(actor, [{ code: "GRD-01", period: "2024-08" }])).get("GRD-01 2024-08")?.cell?.isOthers;
    expect(await seenBy(world.staff)).toBe(true);
    await only(world.staff, typed("GRD-01", "2024-08", { value: "5" }, refOf(own)));
    expect(await seenBy(world.staff)).toBe(false);
  });
});

describe("handing in, taking back and correcting", () => {
  const stepped = (code: string, period: string, answer: CellAnswer, confirmed?: string) => ({
    ...{ code, period, ref: refOf(answer), confirmed },
  });
  const publish = async (id: string, version: number) => {
    const verified = await verifyValue(world.staff, { id, version });
    if (!verified.ok) throw new Error(verified.error.code);
    const published = await publishValue(world.staff, verified.value);
    if (!published.ok) throw new Error(published.error.code);
  };

  test("complete drafts go, the rest say what they lack; a fall of a running total is asked back", async () => {
    const [one, two] = await save(
      world.waste.officer,
      typed("GRD-02", "2024-01", { value: "50" }),
      typed("GRD-02", "2024-02", { value: "40", source: "" }),
    );
    if (!one || !two) throw new Error("no answers");
    const handedIn = await submitCells(world.waste.officer, [
      stepped("GRD-02", "2024-01", one),
      stepped("GRD-02", "2024-02", two),
    ]);
    expect(handedIn).toMatchObject({
      value: [
        { problem: null, now: { lock: "submitted", cell: { status: "SUBMITTED", may: { callBack: true } } } },
        { problem: { code: "INVALID", fields: { source: ["required"] } }, now: { lock: null } },
      ],
    });
    if (!handedIn.ok) return;
    await publish(refOf(handedIn.value[0] as CellAnswer).id, refOf(handedIn.value[0] as CellAnswer).version);

    const fallen = await only(world.waste.officer, typed("GRD-02", "2024-02", { value: "40" }, refOf(two)));
    expect(fallen.now?.cell?.asked).toEqual({ keys: ["cumulative-fall:50"], figure: "40" });
    const asked = await submitCells(world.waste.officer, [stepped("GRD-02", "2024-02", fallen)]);
    expect(asked).toMatchObject({ value: [{ problem: { code: "CONFIRMATION_NEEDED" } }] });
    const sure = await submitCells(world.waste.officer, [stepped("GRD-02", "2024-02", fallen, "40")]);
    expect(sure).toMatchObject({ value: [{ problem: null, now: { lock: "submitted" } }] });
    if (!sure.ok) return;

    const back = await takeCellsBack(world.waste.officer, "callBack", [
      stepped("GRD-02", "2024-02", sure.value[0] as CellAnswer),
    ]);
    expect(back).toMatchObject({ value: [{ problem: null, now: { lock: null, cell: { status: "DRAFT" } } }] });
    const kept = back.ok ? (back.value[0] as CellAnswer) : fallen;
    const thrown = await takeCellsBack(world.waste.officer, "discard", [stepped("GRD-02", "2024-02", kept)]);
    expect(thrown).toMatchObject({ value: [{ problem: { code: "WRONG_STATE" }, now: { cell: { value: "40" } } }] });
  });

  test("a published figure is locked, and its correction stands beside what it corrects", async () => {
    const row = await db().indicatorValue.findFirstOrThrow({
      where: { indicator: { code: "GRD-02" }, period: "2024-01" },
    });
    const refused = await only(
      world.waste.officer,
      typed("GRD-02", "2024-01", { value: "51" }, { id: row.id, version: row.version }),
    );
    expect(refused).toMatchObject({ problem: { code: "WRONG_STATE" }, now: { lock: "published" } });
    const revised = await reviseValue(world.waste.officer, row.id, "Salah ketik");
    if (!revised.ok) throw new Error(revised.error.code);
    const changed = await only(world.waste.officer, typed("GRD-02", "2024-01", { value: "51" }, revised.value));
    expect(changed).toMatchObject({ problem: null, now: { lock: null, cell: { value: "51", corrects: "50" } } });
  });

  test("another agency hands nothing in", async () => {
    const draft = await only(world.staff, typed("GRD-03", "2024-02", { value: "1" }));
    expect(await submitCells(world.waste.officer, [stepped("GRD-03", "2024-02", draft)])).toMatchObject({
      value: [{ problem: { code: "NOT_FOUND" }, now: undefined }],
    });
  });
});

describe("the grid", () => {
  test("shows an agency its own indicators, and Diskominfo everybody's", async () => {
    const own = await grid(world.waste.officer);
    expect(own.rows.map(({ code }) => code)).toEqual(expect.arrayContaining(["GRD-01", "GRD-02"]));
    expect(own.rows.map(({ code }) => code)).not.toContain("GRD-03");
    expect((await grid(world.staff)).rows.map(({ code }) => code)).toContain("GRD-03");
    expect((await grid(world.staff, { agency: "none" })).rows).toEqual([]);
    expect(own.periods).toHaveLength(12);
    const counted = await countByFrequency(world.waste.officer, {});
    expect(counted.find(({ frequency }) => frequency === "MONTHLY")?.count).toBe(own.total);
  });

  test("says the same of a cell as its saving did, and offers what was said last of its source", async () => {
    const answer = await only(
      world.waste.officer,
      typed("GRD-01", "2024-11", { value: "7", source: "Laporan November" }),
    );
    const { rows, periods } = await grid(world.waste.officer);
    const row = rows.find(({ code }) => code === "GRD-01");
    const at = periods.findIndex(({ period }) => period === "2024-11");
    expect(row?.cells[at]).toEqual(answer.now);
    expect(keyOf("GRD-01", "2024-11")).toBe(answer.key);
    expect(row).toMatchObject({ source: "Laporan November", certainty: "FINAL", mayEnter: true });
  });

  test("is a page at a time, and the pages end", async () => {
    const { page, pages, rows } = await grid(world.staff, { rows: 1, page: 99 });
    expect(rows).toHaveLength(1);
    expect(page).toBe(pages);
  });
});

test("a figure of which nobody wrote down who entered it, as shipped ones, is shown and decided like any other", async () => {
  const { indicator } = world.waste;
  const [row] = await db().$queryRaw<{ id: string }[]>`
    INSERT INTO indicator_values ("id", "indicatorId", "definitionId", "period", "value", "source", "status", "createdById",
                                  "submittedById", "submittedAt", "enteredByIds")
    VALUES (gen_random_uuid(), ${indicator.id}::uuid, ${indicator.definitions[0]?.id}::uuid, '2023-05', 3, 'uji', 'SUBMITTED',
            ${world.staff.id}::uuid, ${world.staff.id}::uuid, now(), NULL)
    RETURNING "id"`;
  const seen = await grid(world.admin, { years: { from: 2023, to: 2023 }, code: indicator.code });
  const cell = seen.rows
    .find(({ code }) => code === indicator.code)
    ?.cells.find(({ cell: one }) => one?.id === row?.id);
  expect(cell?.cell).toMatchObject({ value: "3", status: "SUBMITTED" });
  expect(await verifyValue(world.admin, { id: row?.id ?? "", version: 1 })).toMatchObject({ ok: true });
});
