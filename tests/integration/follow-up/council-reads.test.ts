import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as traceFile } from "@/app/api/rounds/[slug]/trace/route";
import { getAnswer, listAnswers } from "@/lib/evaluation/answers/queries";
import { compareLanes } from "@/lib/evaluation/assessments/lanes";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { traceOf } from "@/lib/evaluation/assessments/trace";
import { getItemReview } from "@/lib/evaluation/reviews/queries";
import { getPillarReview, getReview, listChecklist } from "@/lib/evaluation/rounds/queries";
import { addLink } from "@/lib/evidence/evidence/mutations";
import { findEvidenceFile, getEvidencePanel } from "@/lib/evidence/evidence/queries";
import { getPackPage } from "@/lib/evidence/packs/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { findActor } from "@/lib/platform/auth/session";
import { db } from "@/lib/platform/db/client";
import { findInternalFreeze } from "@/lib/results/freezes/queries";
import { answer, makeAssessedRound } from "../../support/assessed-round";
import { makeWorld, type World } from "../../support/fixtures";
import { golden } from "../../support/goldens";

vi.mock("@/lib/platform/auth/session", () => ({ findActor: vi.fn() }));

const SECRETS = ["3.123", "2.987", "rahasia", "bukti-tertutup"];
const WAITING = ["I.1", "I.2"];
let world: World;
let round: { id: string; instrumentId: string | null; slug: string };
const ids = new Map<string, string>();

beforeAll(async () => {
  world = await makeWorld();
  ({ round } = await makeAssessedRound(world));
  const given = {
    "O.1": { score: "5", reason: "Lima dari sepuluh" },
    "O.2": { notApplicable: true, status: "SUBMITTED", reason: "rahasia: tidak berlaku" },
    "I.1": { score: "3.123", status: "SUBMITTED", reason: "rahasia yang diajukan" },
    "I.2": { score: "2.987", status: "DRAFT", reason: "rahasia draf" },
  } as const;
  for (const [code, content] of Object.entries(given)) ids.set(code, (await answer(world, round, code, content)).id);
  for (const code of ["O.1", "I.1"]) {
    const title = code === "O.1" ? "Rekap terbuka" : "bukti-tertutup";
    const added = await addLink(
      world.staff,
      { kind: "answer", id: ids.get(code) ?? "" },
      { title, url: `https://contoh.go.id/${title.replace(" ", "-")}`, informationClass: "PERIODIC" },
    );
    if (!added.ok) throw new Error(added.error.code);
  }
});

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const id = (code: string) => ids.get(code) ?? "";
/** Everything that a read tells; Decimals and dates as they would reach a page. */
const told = (what: unknown) => JSON.stringify(what);
const owner = (code: string) => ({ kind: "answer" as const, id: id(code) });

describe("Until an answer is verified its score, reason and evidence are not told to the council", () => {
  const reads: Record<string, (who: Actor) => Promise<unknown>> = {
    "the assessment that pages, what-if and comparison are made of": (who) => getAssessment(who, round.slug),
    "the lanes": async (who) => compareLanes({ ...(await getAssessment(who, round.slug)), officialPillars: {} }),
    "the trace of the self lane": async (who) => traceOf(await getAssessment(who, round.slug), "SELF"),
    "the trace of the council lane": async (who) => traceOf(await getAssessment(who, round.slug), "COUNCIL"),
    "the list of answers": (who) => listAnswers(who, round.slug),
    "what lacks evidence": (who) => listAnswers(who, round.slug, { lacking: "evidence" }),
    "a submitted answer": (who) => getAnswer(who, id("I.1")),
    "a draft": (who) => getAnswer(who, id("I.2")),
    "one that says it does not apply": (who) => getAnswer(who, id("O.2")),
    "the screen of one item": (who) => getItemReview(who, id("I.1")),
    "the review": (who) => getReview(who, round.slug),
    "a pillar's review": (who) => getPillarReview(who, world.pillar.slug, round.slug),
    "the checklist": (who) => listChecklist(who, round.id),
    "the page of evidence packs": (who) => getPackPage(who, round.slug),
  };

  test.each(Object.keys(reads))("in %s", async (name) => {
    const text = told(await reads[name]?.(world.council));
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  test("while Diskominfo and the agency read them, so that the tests above can fail", async () => {
    for (const who of [world.staff, world.waste.officer])
      expect(told(await getAnswer(who, id("I.1")))).toMatch(/3\.123.*rahasia yang diajukan/);
    const assessment = told(await getAssessment(world.staff, round.slug));
    for (const secret of ["3.123", "2.987", "rahasia draf"]) expect(assessment).toContain(secret);
  });

  test("in the list it stands that they are not verified, and nothing of them", async () => {
    const { items } = await listAnswers(world.council, round.slug);
    expect(items.map(({ code, readable, score, notApplicable }) => [code, readable, score, notApplicable])).toEqual([
      ["O.1", true, "5", false],
      ["O.2", false, null, false],
      ...WAITING.map((code) => [code, false, null, false]),
    ]);
    expect((await listAnswers(world.staff, round.slug)).items.every(({ readable }) => readable)).toBe(true);
  });

  test("in the file of the trace", async () => {
    vi.mocked(findActor).mockResolvedValue(world.council);
    const request = new Request(`http://localhost:3000/api/rounds/${round.slug}/trace?lane=self`);
    const text = await (await traceFile(request, { params: Promise.resolve({ slug: round.slug }) })).text();
    expect(text).toContain("Lima dari sepuluh");
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  test("their evidence is not there, neither as a list nor as a file nor in a pack", async () => {
    await expect(getEvidencePanel(world.council, owner("I.1"))).rejects.toThrow("404");
    expect((await getEvidencePanel(world.council, owner("O.1"))).items).toHaveLength(1);
    expect((await getEvidencePanel(world.staff, owner("I.1"))).items).toHaveLength(1);
    const proof = await db().evidence.findFirstOrThrow({ where: { answerId: id("I.1") } });
    expect(await findEvidenceFile(world.council, proof.id)).toBeNull();
    expect(await getPackPage(world.council, round.slug)).toMatchObject({ links: 1 });
    expect(await getPackPage(world.staff, round.slug)).toMatchObject({ links: 2 });
  });

  test("the frozen internal document, which cannot be cut, is theirs only where every answer given was verified", async () => {
    const freeze = (revision: number, statuses: string[]) => {
      const document = JSON.parse(golden("round-internal-1.json"));
      const answers = statuses.map((status) => ({
        ...document.answers[0],
        status,
        score: null,
        notApplicable: false,
        evidence: [],
        reason: status === "DRAFT" ? "" : "rahasia",
      }));
      const [publicText, internalText] = ["{}", JSON.stringify({ ...document, answers })];
      const hashes = { publicSha256: sha256(publicText), internalSha256: sha256(internalText) };
      const reason = revision > 1 ? "uji" : "";
      return { roundId: round.id, revision, reason, publicText, internalText, ...hashes };
    };
    await db().roundFreeze.create({ data: freeze(1, ["VERIFIED", "SUBMITTED"]) });
    expect(await findInternalFreeze(world.council, round.slug)).toBeNull();
    expect(await findInternalFreeze(world.staff, round.slug)).toMatchObject({ revision: 1 });
    await db().roundFreeze.create({ data: freeze(2, ["VERIFIED", "DRAFT"]) });
    expect(await findInternalFreeze(world.council, round.slug)).toMatchObject({ revision: 2 });
  });

  test("and once verified it is read in full", async () => {
    const at = new Date("2026-06-02T03:00:00Z");
    await db().answer.update({
      where: { id: id("I.1") },
      data: { status: "VERIFIED", verifiedById: world.staff.id, verifiedAt: at },
    });
    const { answer: read } = await getAnswer(world.council, id("I.1"));
    expect(read).toMatchObject({ readable: true, score: "3.123", reason: "rahasia yang diajukan" });
    expect((await getEvidencePanel(world.council, owner("I.1"))).items).toHaveLength(1);
  });
});
