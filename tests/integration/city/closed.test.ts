import { beforeEach, describe, expect, test } from "vitest";
import { createIndicator, defineAnew, editIndicator } from "@/lib/city/indicator-register/mutations";
import { newDefinitionSchema, newIndicatorSchema, openIndicatorSchema } from "@/lib/city/indicator-register/schemas";
import { createValue } from "@/lib/city/indicators/mutations";
import { createProgramme, editProgramme, restoreProgramme } from "@/lib/city/programme-register/mutations";
import { listRegisterChoices, listSearchChoices } from "@/lib/city/programme-register/queries";
import { type ProgrammeFields, programmeSchema } from "@/lib/city/programme-register/schemas";
import { db } from "@/lib/platform/db/client";
import { askQuestion } from "@/lib/voices/public-questions/mutations";
import { listPublicKelurahan } from "@/lib/voices/public-questions/published";
import { resetDatabase } from "../../support/database";
import { makeWorld, type World } from "../../support/fixtures";
import { assign, makeYear, receive } from "../../support/follow-up";
import { codeOf, faultsOf, resultOf } from "../../support/results";

let world: World;
let gone: { id: string; name: string };
const closed = { closedOn: new Date("2026-01-02") };

beforeEach(async () => {
  await db().$disconnect();
  await resetDatabase();
  world = await makeWorld();
  const data = { name: "Banjaran", kecamatanCode: "35.71.02", kecamatan: "Kota" };
  gone = await db().kelurahan.create({ data });
});

const closeBoth = async () => {
  await db().agency.update({ where: { code: "DINKES" }, data: closed });
  await db().kelurahan.update({ where: { id: gone.id }, data: closed });
};
const programme = (given: Record<string, unknown> = {}): ProgrammeFields =>
  programmeSchema.parse({
    ...{ name: "Kota Cerdas", pillarCode: world.pillar.code, agencyCode: "DLHKP", source: "Masterplan" },
    ...{ descriptionId: "Layanan di satu pintu", descriptionEn: "Services at one door", ...given },
  });
const DEFINITION = {
  ...{ valueKind: "NUMBER", unit: "%", decimals: "0", polarity: "HIGHER", frequency: "YEARLY", aggregation: "LAST" },
  ...{ formulaId: "a dibagi b", dataSource: "Dinas" },
};
const indicator = (given: Record<string, unknown> = {}) => ({
  ...{ ...DEFINITION, code: "UJI-01", pillarCode: world.pillar.code, agencyCode: "DLHKP", nameId: "a", nameEn: "b" },
  ...given,
});

describe("a closed agency or kelurahan", () => {
  test("is offered to a row that has it, to lists that are searched, and to nobody else", async () => {
    await closeBoth();
    const codes = async (held?: object) =>
      (await listRegisterChoices(world.staff, held)).agencies.map(({ code }) => code);
    expect(await codes()).toEqual(["DISKOMINFO", "DLHKP"]);
    expect(await codes({ agencies: ["DINKES", null] })).toEqual(["DINKES", "DISKOMINFO", "DLHKP"]);
    expect((await listRegisterChoices(world.staff)).kelurahan).toEqual([]);
    const held = await listRegisterChoices(world.staff, { agencies: ["DINKES"], kelurahan: [gone.id] });
    expect(held.kelurahan).toMatchObject([{ id: gone.id, ended: true }]);
    expect(held.agencies.filter(({ ended }) => ended).map(({ code }) => code)).toEqual(["DINKES"]);
    expect((await listSearchChoices(world.staff)).agencies).toHaveLength(3);
    expect(await listPublicKelurahan()).toEqual([]);
  });

  test("is refused at its field where somebody sends it anew, and stays where the programme has it", async () => {
    const has = programme({ supports: ["DINKES"], kelurahan: [gone.id] });
    const made = resultOf(await createProgramme(world.staff, has));
    await closeBoth();
    const refused = { supports: ["agencyGone"], kelurahan: ["kelurahanGone"] };
    expect(faultsOf(await createProgramme(world.staff, has))).toEqual(refused);
    expect(faultsOf(await createProgramme(world.staff, programme({ agencyCode: "DINKES" })))).toEqual({
      agencyCode: ["agencyGone"],
    });
    const edited = resultOf(await editProgramme(world.staff, made, { ...has, name: "Kota Cerdas Lagi" }));
    const without = resultOf(await editProgramme(world.staff, edited, programme()));
    expect(faultsOf(await editProgramme(world.staff, without, has))).toEqual(refused);
  });

  test("is refused for an indicator's owner, producer and steward", async () => {
    await closeBoth();
    for (const field of ["agencyCode", "producerCode", "stewardCode"]) {
      const fields = newIndicatorSchema.parse(indicator({ [field]: "DINKES" }));
      expect(faultsOf(await createIndicator(world.staff, fields))).toEqual({ [field]: ["agencyGone"] });
    }
    const { id, version } = world.health.indicator;
    const own = openIndicatorSchema.parse(indicator({ agencyCode: "DINKES" }));
    expect(codeOf(await editIndicator(world.staff, { id, version }, { ...own, definition: null }))).toBe("ok");
  });

  test("takes no new figure, no question and no part of a recommendation", async () => {
    await db().indicator.update({ where: { id: world.waste.indicator.id }, data: { byKelurahan: true } });
    await closeBoth();
    const fields = { value: "1", certainty: "FINAL" as const, note: "", source: "uji" };
    for (const kelurahanId of [gone.id, world.pillar.id]) {
      const command = { indicatorCode: "ENV-02", period: "2025-01", kelurahanId, fields, submit: false };
      expect(faultsOf(await createValue(world.waste.officer, command))).toEqual({ kelurahanId: ["kelurahanGone"] });
    }
    const question = { text: "Mengapa sampah belum diangkut?", email: "", kelurahan: gone.id };
    const asked = { subject: { program: "bank-sampah" }, question, address: "203.0.113.1", nonce: "n".repeat(32) };
    expect(faultsOf(await askQuestion(asked))).toEqual({ kelurahan: ["kelurahanGone"] });
    const received = await receive(world, (await makeYear("2024")).id);
    await expect(assign(world, received, { supportCodes: ["DINKES"] })).rejects.toThrow(/supportCodes.*agencyGone/);
    await expect(assign(world, received, { verifierCode: "DINKES" })).rejects.toThrow(/verifierCode.*agencyGone/);
  });
});

describe("an earlier state of a programme", () => {
  const stateOf = (given: Record<string, unknown>) => ({
    ...{ name: "Kota Cerdas", pillar: world.pillar.code, agency: "DLHKP", source: "Masterplan", supports: [] },
    ...{ descriptionId: "Layanan di satu pintu", descriptionEn: "Services at one door", kelurahan: [], ...given },
  });

  test("that names who is closed, gone or of two kecamatan is not brought back, and nothing changes", async () => {
    const made = resultOf(await createProgramme(world.staff, programme({ name: "Sekarang" })));
    const open = resultOf(await restoreProgramme(world.staff, made, stateOf({ kelurahan: ["Banjaran"] })));
    const now = resultOf(await editProgramme(world.staff, open, programme({ name: "Sekarang" })));
    const twice = { name: "Ngronggo", kecamatan: "Kota" };
    for (const kecamatanCode of ["35.71.01", "35.71.02"])
      await db().kelurahan.create({ data: { ...twice, kecamatanCode } });
    await closeBoth();
    for (const state of [
      { kelurahan: ["Banjaran"] },
      { kelurahan: ["Tidak Ada"] },
      { kelurahan: ["Ngronggo"] },
      { agency: "DINKES" },
      { agency: "TIDAK" },
      { supports: ["DINKES"] },
    ])
      expect([state, codeOf(await restoreProgramme(world.staff, now, stateOf(state)))]).toEqual([state, "INVALID"]);
    const { name, version } = await db().programme.findUniqueOrThrow({ where: { id: made.id } });
    expect({ name, version }).toEqual({ name: "Sekarang", version: now.version });
  });
});

test("a definition that goes on with a series is not edited out of it", async () => {
  const made = resultOf(await createIndicator(world.staff, newIndicatorSchema.parse(indicator())));
  const anew = newDefinitionSchema.parse({ ...DEFINITION, validFrom: "2025-01-01", reason: "Ditulis lebih jelas" });
  const next = resultOf(await defineAnew(world.staff, made, anew));
  const edit = (given: Record<string, unknown>) => {
    const fields = openIndicatorSchema.parse(indicator(given));
    return editIndicator(world.staff, next, { ...fields, definition: fields });
  };
  expect(faultsOf(await edit({ unit: "sekolah", decimals: "1" }))).toEqual({
    unit: ["seriesGoesOn"],
    decimals: ["seriesGoesOn"],
  });
  expect(codeOf(await edit({ formulaId: "a dibagi b, dikali 100" }))).toBe("ok");
});
