import { beforeEach, describe, expect, test } from "vitest";
import { createAgency, deleteAgency, renameAgency } from "@/lib/city/agencies/mutations";
import { publishedAgenciesById } from "@/lib/city/agencies/published";
import { getAgency, listAgencies, previewMove } from "@/lib/city/agencies/queries";
import { editIndicator } from "@/lib/city/indicator-register/mutations";
import { deleteKelurahan } from "@/lib/city/kelurahan/mutations";
import { mergeAgencies, splitAgency } from "@/lib/city/successions/mutations";
import { assignAnswers } from "@/lib/evaluation/answers/mutations";
import { createAction, updateAction } from "@/lib/follow-up/actions/mutations";
import { submitRecommendation } from "@/lib/follow-up/recommendations/mutations";
import { listPublishedRecommendations } from "@/lib/follow-up/recommendations/published";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { db } from "@/lib/platform/db/client";
import { createUser } from "@/lib/platform/users/mutations";
import { actor } from "../../support/actor";
import { answer, makeAssessedRound } from "../../support/assessed-round";
import { resetDatabase } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive, submit } from "../../support/follow-up";
import { codeOf, faultsOf, resultOf } from "../../support/results";
import { COMING } from "../../support/years";

let world: World;
beforeEach(async () => {
  await db().$disconnect();
  await resetDatabase();
  world = await makeWorld();
});

const BASIS = { on: "2026-01-02", legalBasis: "Perda Nomor 5 Tahun 2025" };
const NONE = { newCode: "", newName: "", newShortName: "" };
const NEW = { into: "+", newCode: "dlhk", newName: "Dinas Lingkungan Hidup dan Kesehatan", newShortName: "DLHK" };
const refOf = async (code: string) => {
  const { version } = await db().agency.findUniqueOrThrow({ where: { code } });
  return { code, version };
};

describe("a merge in the middle of an open round", () => {
  async function busy() {
    const { round } = await makeAssessedRound(world);
    const mine = await answer(world, round, "O.1", { score: "8", status: "DRAFT" });
    await db().answer.update({ where: { id: mine.id }, data: { officerId: world.waste.officer.id } });
    const year = await makeYear("2024");
    const given = await assign(world, await receive(world, year.id), { supportCodes: ["DINKES"] });
    const action = resultOf(
      await createAction(world.waste.officer, given.id, {
        text: "Menyusun rancangan",
        agencyCode: "DLHKP",
        dueOn: `${COMING}-01-01`,
      }),
    );
    const handedIn = await submit(world, await assign(world, await receive(world, year.id)));
    return { round, mine, given, action, handedIn };
  }

  test("moves answers with their officers, programmes, indicators, recommendations and actions, and loses nothing", async () => {
    const { mine, given, action, handedIn } = await busy();
    const previews = await previewMove(world.admin, ["DLHKP", "DINKES"]);
    const counts = previews.map(({ moves }) => moves.length).reduce((a, b) => a + b);
    expect(counts).toBeGreaterThan(8);
    const command = { ...NEW, ...BASIS, others: "DINKES" };
    expect(resultOf(await mergeAgencies(world.admin, await refOf("DLHKP"), command))).toEqual({ code: "DLHK" });
    // Whoever looks for the former one finds who goes on.
    const search = async (status?: "tutup") => (await listAgencies(world.admin, { q: "DLHKP", status })).items;
    expect((await search()).map(({ code }) => code)).toEqual(["DLHK"]);
    expect((await search("tutup")).map(({ code }) => code)).toEqual(["DLHKP"]);
    const made = await db().agency.findUniqueOrThrow({ where: { code: "DLHK" } });
    expect(await db().answer.findUniqueOrThrow({ where: { id: mine.id } })).toMatchObject({
      agencyId: made.id,
      officerId: world.waste.officer.id,
    });
    for (const { id } of [given, handedIn])
      expect((await db().recommendation.findUniqueOrThrow({ where: { id } })).leadAgencyId).toBe(made.id);
    expect(await db().recommendationSupport.count({ where: { recommendationId: given.id } })).toBe(0);
    expect(await db().programme.count({ where: { agencyId: made.id } })).toBe(2);
    expect(await db().indicator.count({ where: { agencyId: made.id } })).toBe(2);
    const closed = await db().agency.findMany({ where: { code: { in: ["DLHKP", "DINKES"] } } });
    expect(closed.map(({ closedOn }) => closedOn?.toISOString().slice(0, 10))).toEqual(["2026-01-02", "2026-01-02"]);
    // The officer goes on where they were, now of the new agency.
    const officer = actor("AGENCY", { ...world.waste.officer, agencyId: made.id });
    const { version } = await db().followUpAction.findUniqueOrThrow({ where: { id: action.id } });
    resultOf(await updateAction(officer, { id: action.id, version }, { percent: 50, note: "Masih berjalan" }));
    const events = await db().auditEvent.count({ where: { action: "moveAgency" } });
    expect(events).toBe(counts);
    expect(await db().auditEvent.count({ where: { action: "merge", entity: "agency" } })).toBe(2);
  });

  test("leaves what is reported and rounds that are closed in the old name", async () => {
    const { round, mine } = await busy();
    await db().evaluationRound.update({ where: { id: round.id }, data: { phase: "RESULT" } });
    resultOf(await mergeAgencies(world.admin, await refOf("DLHKP"), { ...NONE, ...BASIS, into: "DINKES", others: "" }));
    expect((await db().answer.findUniqueOrThrow({ where: { id: mine.id } })).agencyId).toBe(world.waste.agency.id);
  });

  test("is refused where the same agency would do the work and check it", async () => {
    const year = await makeYear("2025");
    await assign(world, await receive(world, year.id), { verifierCode: "DINKES" });
    const merged = await mergeAgencies(world.admin, await refOf("DLHKP"), {
      ...NONE,
      ...BASIS,
      into: "DINKES",
      others: "",
    });
    expect(faultsOf(merged)?.into?.[0]).toMatch(/^verifierClash:2025\//);
    expect((await db().agency.findUniqueOrThrow({ where: { code: "DLHKP" } })).closedOn).toBeNull();
  });

  test("a closed agency takes no new work and no new accounts, in the code and in the database", async () => {
    resultOf(await mergeAgencies(world.admin, await refOf("DLHKP"), { ...NONE, ...BASIS, into: "DINKES", others: "" }));
    const account = { email: "baru@uji.id", name: "Baru", role: "AGENCY" as const, agencyCode: "DLHKP" };
    expect(codeOf(await createUser(account))).toBe("NOT_FOUND");
    const { round } = await makeAssessedRound(world, { slug: "2027", year: 2027 });
    const command = { slug: round.slug, answerIds: [], agencyCode: "DLHKP" };
    expect(faultsOf(await assignAnswers(world.admin, command as never))).toEqual({ agencyCode: ["agencyGone"] });
    const written = db().programme.update({
      where: { id: world.health.programme.id },
      data: { agencyId: world.waste.agency.id },
    });
    await expect(written).rejects.toThrow(/closed/);
  });
});

describe("the parts that an agency has in what others own", () => {
  const INTO = { ...NONE, into: "DISKOMINFO", ...BASIS };
  /** DLHKP helps DINKES's programme, and produces and checks the data of its indicator. */
  async function parts() {
    const agencyId = world.waste.agency.id;
    const { programme, indicator } = world.health;
    await db().programmeSupport.create({ data: { programmeId: programme.id, agencyId } });
    await db().indicator.update({ where: { id: indicator.id }, data: { producerId: agencyId, stewardId: agencyId } });
  }
  const now = async () => {
    const { programme, indicator } = world.health;
    const { supports, ...helped } = await db().programme.findUniqueOrThrow({
      where: { id: programme.id },
      include: { supports: { include: { agency: true } } },
    });
    const told = await db().indicator.findUniqueOrThrow({
      where: { id: indicator.id },
      include: { producer: true, steward: true },
    });
    return {
      supports: supports.map(({ agency }) => agency.code),
      parts: [told.producer?.code, told.steward?.code],
      versions: [helped.version, told.version],
    };
  };
  const merge = async () => resultOf(await mergeAgencies(world.admin, await refOf("DLHKP"), { ...INTO, others: "" }));
  const [supports, held] = [["DISKOMINFO"], ["DISKOMINFO", "DISKOMINFO"]];

  test("go on with who takes over in a merge, each with its event and a new version", async () => {
    await parts();
    const [preview] = await previewMove(world.admin, ["DLHKP"]);
    expect(preview?.roles).toEqual({ programmes: 1, indicators: 1 });
    const before = await now();
    expect(before).toMatchObject({ supports: ["DLHKP"], parts: ["DLHKP", "DLHKP"] });
    await merge();
    expect(await now()).toEqual({ supports, parts: held, versions: before.versions.map((version) => version + 1) });
    const events = await db().auditEvent.findMany({
      where: { action: "moveAgency", entityId: { in: [world.health.programme.id, world.health.indicator.id] } },
      orderBy: { id: "asc" },
      select: { before: true, after: true },
    });
    expect(events).toEqual([
      { before: { supports: ["DLHKP"] }, after: { supports } },
      { before: { producer: "DLHKP", steward: "DLHKP" }, after: { producer: "DISKOMINFO", steward: "DISKOMINFO" } },
    ]);
  });

  test("go on in a split only where it ends the agency", async () => {
    await parts();
    const [preview] = await previewMove(world.admin, ["DLHKP"]);
    const [one = "", ...rest] = (preview?.moves ?? []).map(({ kind, id }) => `${kind}:${id}`);
    const split = async (picks: string[], closes: boolean) =>
      resultOf(await splitAgency(world.admin, await refOf("DLHKP"), { ...INTO, picks, closes }));
    await split([one], false);
    expect(await now()).toMatchObject({ supports: ["DLHKP"], parts: ["DLHKP", "DLHKP"] });
    await split(rest, true);
    expect(await now()).toMatchObject({ supports, parts: held });
  });

  test("end where the helper becomes the owner", async () => {
    await parts();
    const command = { ...INTO, into: "DLHKP", others: "" };
    resultOf(await mergeAgencies(world.admin, await refOf("DINKES"), command));
    expect(await now()).toMatchObject({ supports: [] });
  });

  test("stay with it in what is closed, as such programmes and indicators of its own do", async () => {
    await parts();
    const closing = { status: "STOPPED", closedOn: new Date("2025-01-01"), closedReason: "Selesai" } as const;
    await db().programme.updateMany({ data: closing });
    const retirement = { retiredFrom: new Date("2025-01-01"), retiredReason: "Tidak diukur lagi" };
    await db().indicator.updateMany({ data: retirement });
    await merge();
    expect(await now()).toMatchObject({ supports: ["DLHKP"], parts: ["DLHKP", "DLHKP"] });
    const agencyId = world.waste.agency.id;
    expect(await db().programme.count({ where: { agencyId } })).toBe(1);
    expect(await db().indicator.count({ where: { agencyId } })).toBe(1);
  });

  test("but what is still in work of them goes on", async () => {
    await db().indicator.updateMany({ data: { retiredFrom: new Date("2025-01-01"), retiredReason: "Tidak diukur" } });
    const { indicator } = world.waste;
    const about = { indicatorId: indicator.id, definitionId: indicator.definitions[0]?.id ?? "" };
    await db().indicatorValue.create({ data: { ...about, period: "2024-12", createdById: world.staff.id } });
    await merge();
    const { agencyId } = await db().indicator.findUniqueOrThrow({ where: { id: indicator.id } });
    expect(agencyId).toBe(world.steward.id);
  });
});

test("forms that were open before a merge are told that somebody else was first", async () => {
  const { indicator, programme, officer } = world.waste;
  const year = await makeYear("2025");
  const helped = await assign(world, await receive(world, year.id), { leadCode: "DINKES", supportCodes: ["DLHKP"] });
  const versions = async () => [
    (await db().indicator.findUniqueOrThrow({ where: { id: indicator.id } })).version,
    (await db().programme.findUniqueOrThrow({ where: { id: programme.id } })).version,
    (await db().user.findUniqueOrThrow({ where: { id: officer.id } })).version,
    (await db().recommendation.findUniqueOrThrow({ where: { id: helped.id } })).version,
  ];
  const before = await versions();
  const ref = { id: indicator.id, version: before[0] ?? 0 };
  resultOf(await mergeAgencies(world.admin, await refOf("DLHKP"), { ...NONE, ...BASIS, into: "DINKES", others: "" }));
  expect((await versions()).every((version, at) => version > (before[at] ?? 0))).toBe(true);
  const fields = {
    nameId: "Lain",
    nameEn: "Other",
    meaningId: "",
    meaningEn: "",
    agencyCode: "DLHKP",
    baselineSource: "",
  };
  expect(codeOf(await editIndicator(world.staff, ref, { ...fields, definition: null }))).toBe("STALE");
});

describe("a split", () => {
  test("moves what is ticked, keeps the rest, and closes only what is empty", async () => {
    const [preview] = await previewMove(world.admin, ["DLHKP"]);
    const all = (preview?.moves ?? []).map(({ kind, id }) => `${kind}:${id}`);
    const programme = `programme:${world.waste.programme.id}`;
    const command = { ...NEW, ...BASIS, picks: [programme], closes: true };
    expect(faultsOf(await splitAgency(world.admin, await refOf("DLHKP"), command))).toEqual({
      closes: [`stillThere:${all.length - 1}`],
    });
    resultOf(await splitAgency(world.admin, await refOf("DLHKP"), { ...command, closes: false }));
    const made = await db().agency.findUniqueOrThrow({ where: { code: "DLHK" } });
    expect((await db().programme.findUniqueOrThrow({ where: { id: world.waste.programme.id } })).agencyId).toBe(
      made.id,
    );
    expect((await db().indicator.findUniqueOrThrow({ where: { id: world.waste.indicator.id } })).agencyId).toBe(
      world.waste.agency.id,
    );
    const rest = all.filter((one) => one !== programme);
    const whole = { ...NONE, ...BASIS, into: "DLHK", picks: rest, closes: true };
    resultOf(await splitAgency(world.admin, await refOf("DLHKP"), whole));
    expect((await getAgency(world.admin, "DLHKP")).wentTo).toHaveLength(1);
  });
});

describe("a new name", () => {
  test("counts from its day; what is closed keeps the name of its day, search finds both", async () => {
    const year = await makeYear("2023");
    await db().evaluationRound.update({ where: { id: year.id }, data: { publishedAt: new Date("2024-01-01") } });
    const row = await receive(world, year.id, { publishedAt: new Date("2024-01-01") });
    await db().recommendationReport.create({
      data: {
        recommendationId: row.id,
        status: "DONE",
        text: "Selesai",
        source: "uji",
        publishedAt: new Date("2024-06-01"),
      },
    });
    const open = await receive(world, year.id, { publishedAt: new Date("2024-01-01") });
    const command = {
      name: "Dinas Lingkungan Hidup",
      shortName: "DLH",
      fromOn: "2025-01-01",
      legalBasis: "Perda 5/2024",
    };
    resultOf(await renameAgency(world.admin, await refOf("DLHKP"), command));
    const lead = async (order: number) =>
      (await listPublishedRecommendations({ roundSlug: "2023" })).items.find((item) => item.order === order)
        ?.leadAgency;
    expect(await lead(row.order)).toMatchObject({ name: "DLHKP", formerly: [] });
    expect(await lead(open.order)).toMatchObject({ name: "Dinas Lingkungan Hidup", formerly: ["DLHKP"] });
    for (const q of ["DLHKP", "lingkungan"])
      expect((await listAgencies(world.admin, { q })).items.map(({ code }) => code)).toEqual(["DLHKP"]);
    expect([...(await publishedAgenciesById()).values()].find(({ code }) => code === "DLHKP")?.names).toHaveLength(2);
    const earlier = { ...command, name: "Lain", fromOn: "2024-12-31" };
    expect(faultsOf(await renameAgency(world.admin, await refOf("DLHKP"), earlier))).toEqual({
      fromOn: ["nameDayOrder"],
    });
  });

  test("is refused from a form that is out of date, and from everybody but ADMIN", async () => {
    const stale = await refOf("DLHKP");
    const command = { name: "Dinas A", shortName: "A", fromOn: "2025-01-01", legalBasis: "Perda 5/2024" };
    resultOf(await renameAgency(world.admin, stale, command));
    const second = await renameAgency(world.admin, stale, { ...command, name: "Dinas B", fromOn: "2025-02-01" });
    expect(second).toMatchObject({ error: { code: "STALE", current: { name: "Dinas A" } } });
    for (const who of [world.staff, world.waste.officer, world.council]) {
      expect(codeOf(await renameAgency(who, await refOf("DLHKP"), command))).toBe("FORBIDDEN");
      expect(codeOf(await mergeAgencies(who, await refOf("DLHKP"), { ...NEW, ...BASIS, others: "" }))).toBe(
        "FORBIDDEN",
      );
      expect(codeOf(await createAgency(who, { code: "X1", name: "X", shortName: "X", kind: "CITY" }))).toBe(
        "FORBIDDEN",
      );
    }
  });

  test("a recommendation that was handed in goes on to be checked after the merge", async () => {
    const year = await makeYear("2022");
    const handed = await submit(world, await assign(world, await receive(world, year.id)));
    resultOf(await mergeAgencies(world.admin, await refOf("DLHKP"), { ...NONE, ...BASIS, into: "DINKES", others: "" }));
    const row = await db().recommendation.findUniqueOrThrow({ where: { id: handed.id } });
    expect(row).toMatchObject({ state: "SUBMITTED", leadAgencyId: world.health.agency.id });
    const done = { closesAs: "DONE" as const, resultText: "Peraturan sudah terbit dan berlaku.", legalReason: "" };
    expect(codeOf(await submitRecommendation(world.health.officer, row, done))).toBe("WRONG_STATE");
  });
});

test("an agency or a kelurahan goes for good only as long as nothing was ever done with it", async () => {
  const typed = { code: "SALAH", name: "Dinas Salah", shortName: "Salah", kind: "CITY" as const };
  resultOf(await createAgency(world.admin, typed));
  expect(codeOf(await deleteAgency(world.staff, await refOf("SALAH")))).toBe("FORBIDDEN");
  for (const used of ["DLHKP", "DISKOMINFO"])
    expect(codeOf(await deleteAgency(world.admin, await refOf(used)))).toBe("IN_USE");
  const { id: agencyId } = await db().agency.findUniqueOrThrow({ where: { code: "SALAH" } });
  resultOf(await deleteAgency(world.admin, await refOf("SALAH")));
  expect(await db().auditEvent.count({ where: { entityId: agencyId, action: "delete" } })).toBe(1);
  const ward = await db().kelurahan.create({ data: { name: "Salah", kecamatanCode: "01", kecamatan: "Kota" } });
  const used = await db().kelurahan.create({ data: { name: "Benar", kecamatanCode: "01", kecamatan: "Kota" } });
  await db().programmeKelurahan.create({ data: { kelurahanId: used.id, programmeId: world.waste.programme.id } });
  // Of this city's own making; what came with the facts stays.
  await recordAudit(db(), world.admin, { action: "create", entity: "kelurahan", entityId: ward.id, after: ward });
  const ref = ({ id }: { id: string }) => ({ id, version: 1 });
  expect(codeOf(await deleteKelurahan(world.staff, ref(ward)))).toBe("FORBIDDEN");
  expect(codeOf(await deleteKelurahan(world.admin, ref(used)))).toBe("IN_USE");
  expect(codeOf(await deleteKelurahan(world.admin, ref(ward)))).toBe("ok");
});
