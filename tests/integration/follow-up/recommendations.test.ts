import { beforeAll, describe, expect, test } from "vitest";
import { addLink, takeBackEvidence } from "@/lib/evidence/evidence/mutations";
import { getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { cancelAction, createAction, moveAction, updateAction } from "@/lib/follow-up/actions/mutations";
import { getAction, listActions } from "@/lib/follow-up/actions/queries";
import {
  assignRecommendation,
  changeDueDate,
  confirmRecommendation,
  type RecommendationRef,
  reportInterim,
  reportRecommendation,
  returnRecommendation,
  sendBackRecommendation,
  submitRecommendation,
  verifyRecommendation,
} from "@/lib/follow-up/recommendations/mutations";
import { listPublishedRecommendations } from "@/lib/follow-up/recommendations/published";
import { getBoard, getRecommendation, listEvents, listRecommendations } from "@/lib/follow-up/recommendations/queries";
import { db } from "@/lib/platform/db/client";
import { actor } from "../../support/actor";
import { ownerDb } from "../../support/database";
import { makeRound, makeUser, makeWorld, type World } from "../../support/fixtures";
import { unchecked } from "../../support/follow-up";
import { COMING } from "../../support/years";

let world: World;
let hospital: World["staff"];
let roundId: string;
let order = 0;

beforeAll(async () => {
  world = await makeWorld();
  hospital = await makeUser("AGENCY", "rsudg", (await makeAgency("RSUDG")).id);
  const { round } = await makeRound(world.pillar.id);
  roundId = round.id;
  await db().evaluationRound.update({ where: { id: roundId }, data: { publishedAt: new Date() } });
});

const makeAgency = (code: string) => db().agency.create({ data: { code, name: code, shortName: code } });

type Outcome = { ok: boolean; error?: { code: string; fields?: Record<string, string[]> } };
const code = (result: Outcome) => (result.ok ? "ok" : result.error?.code);
const faults = (result: Outcome) => result.error?.fields;
function value<T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function received(given: { publishedAt?: Date | null; dueOn?: Date } = {}) {
  order += 1;
  return db().recommendation.create({
    data: {
      roundId,
      order,
      text: `Rekomendasi ${order}`,
      leadAgencyId: world.waste.agency.id,
      source: "uji",
      ...given,
    },
  });
}

const ASSIGN = { leadCode: "DLHKP", supportCodes: [] as string[], dueOn: `${COMING}-01-31`, note: "Mohon dikerjakan" };
const DONE = { closesAs: "DONE" as const, resultText: "Peraturan sudah terbit dan berlaku.", legalReason: "" };

async function assigned(
  given: Partial<Parameters<typeof assignRecommendation>[2]> = {},
  publishedAt: Date | null = null,
) {
  return value(await assignRecommendation(world.staff, await received({ publishedAt }), { ...ASSIGN, ...given }));
}

let proofs = 0;
const prove = (id: string, who = world.waste.officer) => {
  proofs += 1;
  const proof = { title: "Bukti", url: `https://contoh.test/${proofs}`, informationClass: "PERIODIC" as const };
  return addLink(who, { kind: "recommendation", id }, proof);
};

async function submitted(given: Parameters<typeof assigned>[0] = {}, publishedAt: Date | null = null) {
  const ref = await assigned(given, publishedAt);
  value(await prove(ref.id));
  return value(await submitRecommendation(world.waste.officer, ref, DONE));
}

const stateOf = async ({ id }: { id: string }) => {
  const row = await db().recommendation.findUniqueOrThrow({ where: { id } });
  return [row.state, row.status];
};

describe("the whole way", () => {
  test("from the letter to the public, each step with its note and event, the status word following", async () => {
    const row = await received({ publishedAt: new Date() });
    let ref: RecommendationRef = value(await assignRecommendation(world.staff, row, ASSIGN));
    expect(await stateOf(row)).toEqual(["ASSIGNED", "NOT_STARTED"]);
    value(
      await createAction(world.waste.officer, row.id, {
        text: "Menyusun rancangan",
        agencyCode: "DLHKP",
        dueOn: `${COMING}-01-01`,
      }),
    );
    expect(await stateOf(row)).toEqual(["IN_PROGRESS", "IN_PROGRESS"]);
    value(await prove(row.id));
    const now = async () => db().recommendation.findUniqueOrThrow({ where: { id: row.id } });
    ref = value(await submitRecommendation(world.waste.officer, await now(), DONE));
    ref = value(await returnRecommendation(world.staff, ref, "Lampirkan salinannya"));
    expect(await stateOf(row)).toEqual(["RETURNED", "IN_PROGRESS"]);
    ref = value(await submitRecommendation(world.waste.officer, ref, DONE));
    ref = value(await verifyRecommendation(world.staff, ref, unchecked("Salinan sudah diperiksa")));
    ref = value(await sendBackRecommendation(world.council, ref, "Nomornya belum ada"));
    ref = value(await submitRecommendation(world.waste.officer, ref, DONE));
    ref = value(await verifyRecommendation(world.admin, ref, unchecked("Nomor sudah ada")));
    ref = value(await confirmRecommendation(world.council, ref, "Rapat 12 Januari"));
    expect(await stateOf(row)).toEqual(["CONFIRMED", "DONE"]);
    const done = await reportRecommendation(world.staff, ref, "Perwali sudah terbit dan berlaku.");
    expect(done).toMatchObject({ ok: true, value: { shows: true, path: `/rekomendasi/2024/${row.order}` } });
    expect(await stateOf(row)).toEqual(["REPORTED", "DONE"]);
    const events = (await listEvents(world.staff, row.id)).map(({ kind, note }) => [kind, note.length > 0]);
    expect(events.reverse()).toEqual([
      ["RECEIVED", false],
      ...[
        ...["ASSIGNED", "STARTED", "SUBMITTED", "RETURNED", "SUBMITTED", "VERIFIED", "COUNCIL_RETURNED", "SUBMITTED"],
        ...["VERIFIED", "CONFIRMED", "REPORTED"],
      ].map((kind) => [kind, true]),
    ]);
    const { items } = await listPublishedRecommendations({ roundSlug: "2024" });
    expect(items.find((item) => item.order === row.order)?.status).toBe("DONE");
  });

  test("shows the public no step before it is reported, and progress only when somebody says so", async () => {
    const ref = await submitted({}, new Date());
    const row = await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } });
    const shown = async () =>
      (await listPublishedRecommendations({ roundSlug: "2024", pageSize: 200 })).items.find(
        (item) => item.order === row.order,
      );
    expect((await shown())?.reports).toEqual([]);
    value(await reportInterim(world.staff, ref, "Rancangan peraturan sedang dibahas."));
    expect(await shown()).toMatchObject({
      status: "IN_PROGRESS",
      reports: [{ text: "Rancangan peraturan sedang dibahas." }],
    });
  });
});

describe("verifier is never submitter, nor of the same agency", () => {
  test("refused by the mutation and by the database", async () => {
    const ref = await submitted();
    expect(code(await verifyRecommendation(world.waste.officer, ref, unchecked("Sudah saya periksa")))).toBe(
      "OWN_WORK",
    );
    const colleague = await makeUser("AGENCY", "rekan", world.waste.agency.id);
    expect(code(await verifyRecommendation(colleague, ref, unchecked("Sudah saya periksa")))).toBe("OWN_WORK");
    const verify = (id: string) =>
      db().recommendation.update({
        where: { id: ref.id },
        data: { state: "VERIFIED", verifiedById: id, verifiedAt: new Date(), verifiedAgencyId: world.steward.id },
      });
    for (const person of [world.waste.officer, colleague])
      await expect(verify(person.id)).rejects.toThrow(/recommendations_other_eyes|appointed agency/);
  });

  test("where Diskominfo leads, another agency is appointed, and only its people verify", async () => {
    const row = await received();
    const own = { ...ASSIGN, leadCode: "DISKOMINFO" };
    expect(faults(await assignRecommendation(world.staff, row, own))).toEqual({ verifierCode: ["verifierNeeded"] });
    const supported = { ...ASSIGN, supportCodes: ["DISKOMINFO"] };
    expect(faults(await assignRecommendation(world.staff, row, supported))).toEqual({
      verifierCode: ["verifierNeeded"],
    });
    const itself = { ...own, verifierCode: "DISKOMINFO" };
    expect(faults(await assignRecommendation(world.staff, row, itself))).toEqual({ verifierCode: ["verifierWorks"] });
    let ref: RecommendationRef = value(
      await assignRecommendation(world.staff, row, { ...own, verifierCode: "DINKES" }),
    );
    value(await prove(row.id, world.staff));
    expect(code(await submitRecommendation(world.waste.officer, ref, DONE))).toBe("NOT_FOUND");
    ref = value(await submitRecommendation(world.staff, ref, DONE));
    expect(code(await verifyRecommendation(world.staff, ref, unchecked("Saya sendiri")))).toBe("OWN_WORK");
    expect(code(await verifyRecommendation(world.admin, ref, unchecked("Rekan sekantor")))).toBe("OWN_WORK");
    await expect(
      db().recommendation.update({
        where: { id: row.id },
        data: { state: "VERIFIED", verifiedById: world.admin.id, verifiedAt: new Date() },
      }),
    ).rejects.toThrow(/recommendations_other_eyes|appointed agency/);
    expect(code(await verifyRecommendation(world.health.officer, ref, unchecked("Sudah diperiksa")))).toBe("ok");
  });

  test("an agency that works on it is not made its verifier, whatever the application does", async () => {
    const ref = await assigned();
    await expect(
      db()
        .recommendationSupport.create({ data: { recommendationId: ref.id, agencyId: world.steward.id } })
        .then(() => db().recommendation.update({ where: { id: ref.id }, data: { version: 99 } })),
    ).rejects.toThrow(/recommendations_verifier|works on itself/);
  });
});

describe("closing", () => {
  test("needs evidence: refused in a sentence, and by the database", async () => {
    const ref = await assigned();
    expect(faults(await submitRecommendation(world.waste.officer, ref, DONE))).toEqual({
      evidence: ["closingEvidence"],
    });
    await expect(
      db().recommendation.update({
        where: { id: ref.id },
        data: {
          state: "SUBMITTED",
          status: "IN_PROGRESS",
          closesAs: "DONE",
          resultText: "x",
          submittedById: world.waste.officer.id,
          submittedAt: new Date(),
        },
      }),
    ).rejects.toThrow(/evidence/);
    expect(await stateOf(ref)).toEqual(["ASSIGNED", "NOT_STARTED"]);
  });

  test("an action's evidence counts", async () => {
    const ref = await assigned();
    const action = value(
      await createAction(world.staff, ref.id, {
        text: "Menghitung timbulan",
        agencyCode: "DINKES",
        dueOn: `${COMING}-01-01`,
      }),
    );
    value(
      await addLink(
        world.health.officer,
        { kind: "action", id: action.id },
        { title: "Data", url: "https://contoh.test/y", informationClass: "PERIODIC" },
      ),
    );
    const row = await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } });
    expect(code(await submitRecommendation(world.waste.officer, row, DONE))).toBe("ok");
  });

  test("as not feasible needs a lawful reason and the council", async () => {
    const ref = await submitted();
    const back = value(await returnRecommendation(world.staff, ref, "Sebutkan dasarnya"));
    const lawful = {
      ...DONE,
      closesAs: "NOT_FEASIBLE" as const,
      legalReason: "Kewenangan provinsi menurut UU 23/2014.",
    };
    await expect(
      submitRecommendation(world.waste.officer, back, { ...lawful, legalReason: "tidak bisa" }),
    ).rejects.toThrow(/legal_reason/);
    const again = value(await submitRecommendation(world.waste.officer, back, lawful));
    const verified = value(await verifyRecommendation(world.staff, again, unchecked("Dasarnya benar")));
    expect(await stateOf(ref)).toEqual(["VERIFIED", "IN_PROGRESS"]);
    value(await confirmRecommendation(world.council, verified, "Disetujui rapat"));
    expect(await stateOf(ref)).toEqual(["CONFIRMED", "NOT_FEASIBLE"]);
    expect(code(await prove(ref.id))).toBe("WRONG_STATE");
  });
});

describe("what the database keeps, whatever the application does", () => {
  test("no step is skipped, and none is without its event", async () => {
    const row = await received();
    const jump = db().recommendation.update({
      where: { id: row.id },
      data: { state: "IN_PROGRESS", status: "IN_PROGRESS", dueOn: new Date() },
    });
    await expect(jump).rejects.toThrow(/does not go from/);
    const unrecorded = db().recommendation.update({
      where: { id: row.id },
      data: { state: "ASSIGNED", dueOn: new Date() },
    });
    await expect(unrecorded).rejects.toThrow(/has its event/);
  });

  test("the history is never rewritten, and published words are never changed", async () => {
    const ref = await assigned({}, new Date());
    const where = { recommendationId: ref.id };
    await expect(ownerDb().recommendationEvent.updateMany({ where, data: { note: "lain" } })).rejects.toThrow(
      /append-only/,
    );
    await expect(ownerDb().recommendationEvent.deleteMany({ where })).rejects.toThrow(/append-only/);
    await expect(db().recommendation.update({ where: { id: ref.id }, data: { text: "lain" } })).rejects.toThrow(
      /never changed/,
    );
    await expect(db().recommendation.delete({ where: { id: ref.id } })).rejects.toThrow(/never deleted/);
  });
});

describe("due dates", () => {
  test("the first one stays beside the present one, with the reason in the history", async () => {
    const ref = await assigned();
    expect(faults(await changeDueDate(world.staff, ref, { dueOn: `${COMING}-01-31`, note: "Sama" }))).toEqual({
      dueOn: ["dueSame"],
    });
    expect(code(await changeDueDate(world.waste.officer, ref, { dueOn: `${COMING}-03-01`, note: "Minta waktu" }))).toBe(
      "FORBIDDEN",
    );
    value(await changeDueDate(world.staff, ref, { dueOn: `${COMING}-03-01`, note: "Menunggu DPRD" }));
    expect(await getRecommendation(world.staff, ref.id)).toMatchObject({
      dueOn: `${COMING}-03-01`,
      originalDueOn: `${COMING}-01-31`,
    });
    expect((await listEvents(world.staff, ref.id))[0]).toMatchObject({
      note: "Menunggu DPRD",
      dueBefore: `${COMING}-01-31`,
      dueAfter: `${COMING}-03-01`,
    });
  });

  test("it is late from the first minute of the next day in WIB, by itself", async () => {
    const ref = await assigned({ dueOn: `${COMING}-05-05` });
    const late = async (at: string) => (await getRecommendation(world.staff, ref.id, new Date(at))).overdue;
    expect([await late(`${COMING}-05-05T16:59:59Z`), await late(`${COMING}-05-05T17:00:00Z`)]).toEqual([false, true]);
    const board = await getBoard(world.staff, {}, new Date(`${COMING}-05-05T17:00:00Z`));
    const before = await getBoard(world.staff, {}, new Date(`${COMING}-05-05T16:59:59Z`));
    const lateOf = (columns: typeof board) => columns.find(({ status }) => status === "NOT_STARTED")?.overdue ?? 0;
    expect(lateOf(board)).toBe(lateOf(before) + 1);
  });
});

describe("other eyes", () => {
  const asked = async (who: typeof world.staff, ref: RecommendationRef) =>
    (await getRecommendation(who, ref.id)).facts.handIds.includes(who.id);

  test("who entered progress or evidence for the agency leaves the check to another", async () => {
    const ref = await assigned();
    const action = value(
      await createAction(world.waste.officer, ref.id, {
        text: "Menyusun",
        agencyCode: "DLHKP",
        dueOn: `${COMING}-01-01`,
      }),
    );
    value(await updateAction(world.staff, action, { percent: 100, note: "Atas permintaan DLHKP" }));
    value(await prove(ref.id));
    const now = await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } });
    const handedIn = value(await submitRecommendation(world.waste.officer, now, DONE));
    expect([await asked(world.staff, ref), await asked(world.admin, ref)]).toEqual([true, false]);
    expect(code(await verifyRecommendation(world.staff, handedIn, unchecked("Sudah diperiksa")))).toBe("OWN_WORK");
    await expect(
      db().recommendation.update({
        where: { id: ref.id },
        data: { state: "VERIFIED", verifiedAt: new Date(), verifiedById: world.staff.id },
      }),
    ).rejects.toThrow(/had a hand/);
    expect(code(await verifyRecommendation(world.admin, handedIn, unchecked("Sudah diperiksa")))).toBe("ok");
  });

  test("the agency that verifies gets no action of it, and one that acts is not appointed", async () => {
    const ref = await assigned();
    const action = { text: "Menyusun", agencyCode: "DISKOMINFO", dueOn: `${COMING}-01-01` };
    expect(faults(await createAction(world.staff, ref.id, action))).toEqual({ agencyCode: ["verifierWorks"] });
    value(await createAction(world.staff, ref.id, { ...action, agencyCode: "DINKES" }));
    const now = await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } });
    expect(faults(await assignRecommendation(world.staff, now, { ...ASSIGN, verifierCode: "DINKES" }))).toEqual({
      verifierCode: ["verifierWorks"],
    });
    await expect(
      db().followUpAction.create({
        data: {
          recommendationId: ref.id,
          text: "Diam-diam",
          agencyId: world.steward.id,
          dueOn: new Date(`${COMING}-01-01`),
          createdById: world.staff.id,
        },
      }),
    ).rejects.toThrow(/does not verify what it works on/);
    await expect(
      db().recommendationSupport.create({ data: { recommendationId: ref.id, agencyId: world.steward.id } }),
    ).rejects.toThrow(/does not verify what it works on/);
  });

  test("evidence that it was handed in with is not taken back before the verifier has spoken", async () => {
    const ref = await submitted();
    const evidence = await db().evidence.findFirstOrThrow({ where: { recommendationId: ref.id } });
    const panel = async () => {
      const { items } = await getEvidencePanel(world.waste.officer, { kind: "recommendation", id: ref.id });
      return items.find(({ id }) => id === evidence.id)?.may.takeBack;
    };
    expect(await panel()).toBe(false);
    expect(code(await takeBackEvidence(world.waste.officer, evidence))).toBe("FORBIDDEN");
    value(await returnRecommendation(world.staff, ref, "Lampirkan yang lengkap"));
    expect(await panel()).toBe(true);
  });

  test("is not left without evidence by two who hand it in and take the only one back at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const ref = await assigned();
      value(await prove(ref.id));
      const evidence = await db().evidence.findFirstOrThrow({ where: { recommendationId: ref.id } });
      const results = await Promise.all([
        submitRecommendation(world.waste.officer, ref, DONE),
        takeBackEvidence(world.waste.officer, evidence),
      ]);
      expect(results.map(code).filter((one) => one === "ok")).toHaveLength(1);
      const left = await db().evidence.count({ where: { recommendationId: ref.id, removedAt: null } });
      expect([(await stateOf(ref))[0], left]).toEqual(results[0].ok ? ["SUBMITTED", 1] : ["ASSIGNED", 0]);
    }
  });

  test("is not verified by somebody whose page does not show the evidence that came last", async () => {
    const ref = await submitted();
    value(await prove(ref.id));
    expect(code(await verifyRecommendation(world.staff, ref, unchecked("Sudah diperiksa")))).toBe("STALE");
    const { version } = await getRecommendation(world.staff, ref.id);
    value(await verifyRecommendation(world.staff, { id: ref.id, version }, unchecked("Sudah diperiksa")));
  });

  test("a due date is not set into the past, also not by sharing it out anew", async () => {
    const past = { ...ASSIGN, dueOn: "2020-01-01" };
    expect(faults(await assignRecommendation(world.staff, await received(), past))).toEqual({ dueOn: ["pastDay"] });
    const old = await received({ dueOn: new Date("2020-01-01") });
    expect(code(await assignRecommendation(world.staff, old, past))).toBe("ok");
  });
});

describe("whose it is", () => {
  test("an agency finds what it leads, supports, verifies or acts in, and nothing else", async () => {
    const foreign = await assigned();
    await expect(getRecommendation(world.health.officer, foreign.id)).rejects.toThrow();
    const supported = await assigned({ supportCodes: ["DINKES"] });
    const verifies = await assigned({ supportCodes: ["DISKOMINFO"], verifierCode: "DINKES" });
    const acts = await assigned();
    value(
      await createAction(world.staff, acts.id, {
        text: "Membantu data",
        agencyCode: "DINKES",
        dueOn: `${COMING}-01-01`,
      }),
    );
    const ids = (await listRecommendations(world.health.officer, {})).items.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([supported.id, verifies.id, acts.id]));
    expect(ids).not.toContain(foreign.id);
    expect(code(await submitRecommendation(world.health.officer, supported, DONE))).toBe("FORBIDDEN");
  });

  test("whoever finds it finds its evidence too, and nobody else", async () => {
    const ref = await assigned({ supportCodes: ["DISKOMINFO"], verifierCode: "RSUDG" });
    value(await prove(ref.id));
    const found = async (who: typeof world.staff) => {
      const owner = { kind: "recommendation", id: ref.id } as const;
      const page = await getRecommendation(who, ref.id).catch(() => null);
      const panel = await getEvidencePanel(who, owner).catch(() => null);
      return [page !== null, panel?.items.map(({ title }) => title) ?? null];
    };
    expect(await found(hospital)).toEqual([true, ["Bukti"]]);
    expect(await found(world.health.officer)).toEqual([false, null]);
    value(
      await createAction(world.staff, ref.id, { text: "Membantu", agencyCode: "DINKES", dueOn: `${COMING}-01-01` }),
    );
    expect(await found(world.health.officer)).toEqual([true, ["Bukti"]]);
  });

  test("the evidence of an action is read by those who read the action", async () => {
    const ref = await assigned({ supportCodes: ["DISKOMINFO"], verifierCode: "RSUDG" });
    const action = value(
      await createAction(world.staff, ref.id, { text: "Membantu", agencyCode: "DINKES", dueOn: `${COMING}-01-01` }),
    );
    await db().evaluationRound.update({
      where: { id: roundId },
      data: { assessors: { connect: { id: world.assessor.id } } },
    });
    const guest = actor("ASSESSOR", { id: world.assessor.id, roundId });
    const other = await makeUser("AGENCY", "lain", (await makeAgency("DISHUB")).id);
    for (const who of [world.staff, world.council, world.waste.officer, world.health.officer, hospital, guest, other]) {
      const [read, panel] = await Promise.all([
        getAction(who, action.id).catch(() => null),
        getEvidencePanel(who, { kind: "action", id: action.id }).catch(() => null),
      ]);
      expect([who.name, panel !== null]).toEqual([who.name, read !== null]);
    }
    expect(await getAction(guest, action.id).catch(() => "tidak ada")).toBe("tidak ada");
  });

  test("a stale form changes nothing and is shown what is saved", async () => {
    const ref = await submitted();
    const results = await Promise.all([
      verifyRecommendation(world.staff, ref, unchecked("Pertama memeriksa")),
      returnRecommendation(world.admin, ref, "Kedua memeriksa"),
    ]);
    // It has been judged: the second judge would not go on from the newer version.
    expect(results.map(code).sort()).toEqual(["WRONG_STATE", "ok"]);
    expect(
      (await listEvents(world.staff, ref.id)).filter(({ kind }) => kind === "VERIFIED" || kind === "RETURNED"),
    ).toHaveLength(1);
  });

  test("the guest assessor reads the published word, and no step", async () => {
    expect(await listEvents(world.assessor, (await assigned()).id)).toEqual([]);
    await expect(getBoard(world.assessor)).rejects.toThrow();
  });

  test("the guest assessor is not told what was handed in, by whom, and who checks it", async () => {
    const ref = await submitted();
    await db().evaluationRound.update({
      where: { id: roundId },
      data: { assessors: { connect: { id: world.assessor.id } } },
    });
    const inside = await getRecommendation(world.staff, ref.id);
    expect(inside.resultText).not.toBe("");
    const told = await getRecommendation(world.assessor, ref.id);
    expect(told).toMatchObject({ resultText: "", legalReason: "", officer: null, returnReason: null });
    expect([told.verifier, told.people.submitted, told.people.verified]).toEqual([undefined, null, null]);
    expect(JSON.stringify(told)).not.toContain(inside.resultText);
  });

  test("an agency whose evidence is in it does not verify it when another one leads: form, policy and database agree", async () => {
    const ref = await assigned();
    value(await prove(ref.id));
    const back = await returnRecommendation(
      world.staff,
      value(await submitRecommendation(world.waste.officer, ref, DONE)),
      "Bukti kurang jelas",
    );
    const handedOver = { ...ASSIGN, leadCode: "DINKES", note: "Dilanjutkan Dinkes" };
    const named = await assignRecommendation(world.staff, value(back), { ...handedOver, verifierCode: "DLHKP" });
    expect(faults(named)).toEqual({ verifierCode: ["verifierWorks"] });
    // Past the form, as a bug of ours would do it.
    const other = await makeUser("AGENCY", "dlhkp-lain", world.waste.agency.id);
    const next = value(await assignRecommendation(world.staff, value(back), handedOver));
    await db().recommendation.update({ where: { id: ref.id }, data: { verifierAgencyId: world.waste.agency.id } });
    const handedIn = value(await submitRecommendation(world.health.officer, next, DONE));
    expect(code(await verifyRecommendation(other, handedIn, unchecked("Sudah kami periksa")))).toBe("OWN_WORK");
    const forced = {
      state: "VERIFIED",
      status: "IN_PROGRESS",
      verifiedById: other.id,
      verifiedAt: new Date(),
    } as const;
    await expect(db().recommendation.update({ where: { id: ref.id }, data: forced })).rejects.toThrow(/had a hand/);
  });

  test("nobody verifies for an agency without an account, and what waits for another verifier can be sent back", async () => {
    await makeAgency("KOSONG");
    const empty = await assignRecommendation(world.staff, await received(), { ...ASSIGN, verifierCode: "KOSONG" });
    expect(faults(empty)).toEqual({ verifierCode: ["verifierWithoutAccount"] });
    const waiting = await submitted({ verifierCode: "DINKES" });
    expect(code(await verifyRecommendation(world.staff, waiting, unchecked("Bukan giliran kami")))).toBe("FORBIDDEN");
    value(await returnRecommendation(world.staff, waiting, "Verifikator pindah tugas"));
    expect(await stateOf(waiting)).toEqual(["RETURNED", "IN_PROGRESS"]);
  });

  test("a stale assignment is shown every field that somebody else has set, and sets none", async () => {
    const ref = await received();
    const given = ASSIGN;
    await assignRecommendation(world.staff, ref, { ...given, leadCode: "DLHKP" });
    const late = await assignRecommendation(world.admin, ref, { ...given, leadCode: "DINKES" });
    expect(late).toMatchObject({
      ok: false,
      error: { code: "STALE", current: { leadCode: "DLHKP", officerId: null, supportCodes: "", dueOn: given.dueOn } },
    });
    expect((await getRecommendation(world.staff, ref.id)).leadAgency.code).toBe("DLHKP");
  });

  test("no filter and no order tells the guest assessor what the list does not show", async () => {
    const [first, second] = [await received(), await submitted()];
    await db().recommendation.update({ where: { id: second.id }, data: { dueOn: new Date("2020-01-31") } });
    await db().evaluationRound.update({
      where: { id: roundId },
      data: { assessors: { connect: { id: world.assessor.id } } },
    });
    const ids = async (search: Parameters<typeof listRecommendations>[1]) => {
      const { pages } = await listRecommendations(world.assessor, search);
      const all = Array.from({ length: pages }, (_, index) =>
        listRecommendations(world.assessor, { ...search, hal: index + 1 }),
      );
      return (await Promise.all(all)).flatMap(({ items }) => items.map(({ id }) => id));
    };
    const everything = await ids({});
    expect(everything).toEqual(expect.arrayContaining([first.id, second.id]));
    for (const search of [{ tahap: "SUBMITTED" }, { status: "IN_PROGRESS" }, { urut: "status" }] as const)
      expect(await ids(search)).toEqual(everything);
  });
});

describe("actions", () => {
  const NEW = { text: "Menyusun kajian", agencyCode: "DINKES", dueOn: `${COMING}-02-01` };

  test("whoever owns one reports its progress, each time kept; others of it read", async () => {
    const ref = await assigned();
    const made = value(await createAction(world.waste.officer, ref.id, NEW));
    expect(code(await createAction(world.health.officer, ref.id, NEW))).toBe("FORBIDDEN");
    const half = value(await updateAction(world.health.officer, made, { percent: 50, note: "Separuh jalan" }));
    expect(code(await updateAction(world.health.officer, made, { percent: 60, note: "Layar lama" }))).toBe("STALE");
    expect(code(await updateAction(world.waste.officer, half, { percent: 90, note: "Bukan milik saya" }))).toBe(
      "FORBIDDEN",
    );
    const moved = value(await moveAction(world.staff, half, { dueOn: `${COMING}-03-01`, note: "Menunggu data" }));
    const { action, updates } = await getAction(world.waste.officer, made.id);
    expect([action.percent, action.dueOn, action.originalDueOn]).toEqual([50, `${COMING}-03-01`, `${COMING}-02-01`]);
    expect(updates.map(({ note }) => note)).toEqual(["Menunggu data", "Separuh jalan"]);
    await expect(ownerDb().actionUpdate.deleteMany({ where: { actionId: made.id } })).rejects.toThrow();
    value(await cancelAction(world.staff, moved, "Digabung dengan yang lain"));
    const [shown] = await listActions(world.staff, { recommendationId: ref.id }, new Date(`${COMING + 1}-01-01`));
    expect([shown?.isCancelled, shown?.overdue]).toEqual([true, false]);
  });

  test("it is not moved to the day on which it is due already, and says so beside the field", async () => {
    const ref = await assigned();
    const made = value(await createAction(world.waste.officer, ref.id, NEW));
    const refused = await moveAction(world.staff, made, { dueOn: NEW.dueOn, note: "Hari yang sama" });
    expect(refused).toMatchObject({ ok: false, error: { code: "INVALID", fields: { dueOn: ["dueSame"] } } });
    expect((await getAction(world.staff, made.id)).updates).toEqual([]);
    value(await moveAction(world.staff, made, { dueOn: `${COMING}-02-02`, note: "Sehari kemudian" }));
  });

  test("an unfinished one is late while its recommendation is open, waits while that is checked, and ends with it", async () => {
    const later = new Date(`${COMING + 1}-01-01`);
    const ref = await assigned();
    const made = value(await createAction(world.waste.officer, ref.id, NEW));
    const standing = async () => {
      const { overdue, leftOff } = (await getAction(world.staff, made.id, later)).action;
      return { overdue, leftOff };
    };
    expect(await standing()).toEqual({ overdue: true, leftOff: false });
    value(await prove(ref.id));
    const row = await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } });
    let step = value(await submitRecommendation(world.waste.officer, row, DONE));
    expect(await standing()).toEqual({ overdue: false, leftOff: false });
    step = value(await verifyRecommendation(world.staff, step, unchecked("Bukti sudah diperiksa")));
    expect(await standing()).toEqual({ overdue: false, leftOff: false });
    value(await confirmRecommendation(world.council, step, "Disetujui rapat"));
    expect(await standing()).toEqual({ overdue: false, leftOff: true });
  });

  test("nothing moves once the recommendation is handed in", async () => {
    const ref = await assigned();
    const made = value(await createAction(world.waste.officer, ref.id, { ...NEW, agencyCode: "DLHKP" }));
    value(await prove(ref.id));
    const row = await db().recommendation.findUniqueOrThrow({ where: { id: ref.id } });
    value(await submitRecommendation(world.waste.officer, row, DONE));
    expect(code(await updateAction(world.waste.officer, made, { percent: 100, note: "Selesai semua" }))).toBe(
      "WRONG_STATE",
    );
    expect(code(await createAction(world.waste.officer, ref.id, NEW))).toBe("WRONG_STATE");
    expect(code(await createAction(hospital, ref.id, NEW))).toBe("NOT_FOUND");
  });
});
