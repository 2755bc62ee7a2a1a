import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GET as download } from "@/app/api/evidence/[id]/route";
import { DELETE, HEAD, PATCH, POST } from "@/app/api/evidence/uploads/[[...path]]/route";
import { addFile } from "@/lib/evidence/files/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { findActor } from "@/lib/platform/auth/session";
import { db } from "@/lib/platform/db/client";
import { removeExpiredUploads } from "@/lib/platform/storage/uploads";
import { makeWorld, type World } from "../../support/fixtures";
import { makeAnswers } from "../../support/questionnaire";
import { pdf, windowsProgram } from "../../support/samples";
import { openStorage } from "../../support/storages";

// Who is signed in stands in a cookie that only Next can read; everything behind it is the real thing.
vi.mock("@/lib/platform/auth/session", () => ({ findActor: vi.fn() }));

const HANDLERS = { POST, HEAD, PATCH, DELETE };
const HOST = "http://localhost:3000";

let world: World;
let answers: Awaited<ReturnType<typeof makeAnswers>>;
let storage: Awaited<ReturnType<typeof openStorage>>;
beforeAll(async () => {
  world = await makeWorld();
  answers = await makeAnswers(world);
  storage = await openStorage("a local folder");
});
afterAll(() => storage.stop());

const signIn = (actor: Actor | null) => vi.mocked(findActor).mockResolvedValue(actor);
beforeEach(() => signIn(world.waste.officer));

type Sent = { path?: string; headers?: Record<string, string>; body?: Uint8Array; origin?: string | null };

function send(
  method: keyof typeof HANDLERS,
  { path = "/api/evidence/uploads", headers = {}, body, origin = HOST }: Sent,
) {
  const all = { "tus-resumable": "1.0.0", host: "localhost:3000", ...(origin ? { origin } : {}), ...headers };
  return HANDLERS[method](new Request(`${HOST}${path}`, { method, headers: all, body: body as BodyInit | undefined }));
}

const metadata = (given: Record<string, string> = {}) =>
  Object.entries({
    ownerKind: "answer",
    ownerId: answers.waste.id,
    informationClass: "PERIODIC",
    fileName: "laporan.pdf",
    ...given,
  })
    .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
    .join(",");

const begin = (size: number, given: Record<string, string> = {}) =>
  send("POST", { headers: { "upload-length": String(size), "upload-metadata": metadata(given) } });

async function begun(size: number): Promise<string> {
  const answer = await begin(size);
  expect(answer.status).toBe(201);
  return answer.headers.get("location") ?? "";
}

const part = (path: string, offset: number, body: Uint8Array) =>
  send("PATCH", {
    path,
    body,
    headers: { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
  });

const evidenceOf = (path: string) => db().evidence.count({ where: { id: path.split("/").at(-1) } });

describe("before the first byte", () => {
  test("more than 25 MB is refused at its announcement", async () => {
    expect((await begin(26_214_400)).status).toBe(201);
    expect((await begin(26_214_401)).status).toBe(413);
  });

  test("another agency's owner does not exist, a reader adds nothing, nonsense is refused", async () => {
    signIn(world.health.officer);
    const foreign = await begin(10);
    expect([foreign.status, await foreign.text()]).toEqual([404, "NOT_FOUND"]);
    // To the council an answer that is not verified has no evidence at all; of one that is, it only reads.
    signIn(world.council);
    expect((await begin(10)).status).toBe(404);
    const people = { submittedById: world.waste.officer.id, verifiedById: world.staff.id };
    const times = { submittedAt: new Date(), verifiedAt: new Date() };
    await db().answer.updateMany({ data: { status: "VERIFIED", score: "3", reason: "uji", ...people, ...times } });
    expect((await begin(10)).status).toBe(403);
    await db().answer.updateMany({ data: { status: "DRAFT", verifiedById: null, verifiedAt: null } });
    signIn(world.staff);
    expect((await begin(10, { ownerKind: "users" })).status).toBe(400);
    expect((await begin(10, { informationClass: "RAHASIA" })).status).toBe(400);
  });

  test("nobody signed in, and no page of another site, sends anything", async () => {
    for (const origin of ["https://jahat.example", "null", null]) {
      expect(
        (await send("POST", { origin, headers: { "upload-length": "10", "upload-metadata": metadata() } })).status,
      ).toBe(403);
    }
    signIn(null);
    expect((await begin(10)).status).toBe(401);
  });
});

describe("on the way", () => {
  test("parts make a whole, and only their sender goes on with them", async () => {
    const whole = pdf(3000);
    const path = await begun(whole.length);
    expect((await part(path, 0, whole.subarray(0, 1000))).status).toBe(204);
    signIn(world.staff);
    expect((await part(path, 1000, whole.subarray(1000))).status).toBe(404);
    expect((await send("HEAD", { path })).status).toBe(404);
    expect((await send("DELETE", { path })).status).toBe(404);
    signIn(world.waste.officer);
    expect((await send("HEAD", { path, origin: null })).headers.get("upload-offset")).toBe("1000");
    expect((await part(path, 1000, whole.subarray(1000))).status).toBe(204);
    expect(await evidenceOf(path)).toBe(1);
  });

  test("a title is made plain as in any form: no control and no direction characters", async () => {
    const whole = pdf(500);
    const answer = await begin(whole.length, { title: "Lapo\u0000ran \u202efdp.exe" });
    const path = answer.headers.get("location") ?? "";
    expect((await part(path, 0, whole)).status).toBe(204);
    const row = await db().evidence.findUniqueOrThrow({ where: { id: path.split("/").at(-1) } });
    expect(row.title).toBe("Laporan fdp.exe");
  });

  test("who missed the last answer asks again and finds it done, once", async () => {
    const whole = pdf(2000);
    const path = await begun(whole.length);
    await part(path, 0, whole);
    const again = await send("HEAD", { path, origin: null });
    expect([again.status, again.headers.get("upload-offset")]).toEqual([200, "2000"]);
    expect(await evidenceOf(path)).toBe(1);
  });

  test("the owner is asked again with every part: one that closed meanwhile takes nothing more", async () => {
    const path = await begun(2000);
    await db().evaluationRound.update({ where: { id: answers.round.id }, data: { phase: "INTERVIEW" } });
    try {
      const late = await part(path, 0, pdf(2000));
      expect([late.status, await late.text()]).toEqual([403, "WRONG_STATE"]);
    } finally {
      await db().evaluationRound.update({ where: { id: answers.round.id }, data: { phase: "FILLING" } });
    }
  });

  test("a disguised program is refused with its word, and nothing of it is kept", async () => {
    const program = windowsProgram();
    const path = await begun(program.length);
    const refused = await part(path, 0, program);
    expect([refused.status, await refused.text()]).toEqual([422, "executable"]);
    expect((await send("HEAD", { path, origin: null })).status).toBe(404);
    expect(await evidenceOf(path)).toBe(0);
  });

  test("a failure of ours in the last moment loses nothing: the next question finishes it", async () => {
    const whole = pdf(2000);
    const path = await begun(whole.length);
    const broken = vi.spyOn(storage.disk, "put").mockRejectedValueOnce(new Error("no room"));
    expect((await part(path, 0, whole)).status).toBe(500);
    broken.mockRestore();
    expect((await send("HEAD", { path, origin: null })).status).toBe(200);
    expect(await evidenceOf(path)).toBe(1);
  });

  test("cancelled, it is gone; not finished in time, it is removed", async () => {
    const cancelled = await begun(10);
    expect((await send("DELETE", { path: cancelled })).status).toBe(204);
    expect((await send("HEAD", { path: cancelled, origin: null })).status).toBe(404);
    const left = await begun(10);
    expect(await removeExpiredUploads(24 * 3_600_000)).toBe(0);
    vi.useFakeTimers({ now: Date.now() + 25 * 3_600_000, toFake: ["Date"] });
    try {
      expect(await removeExpiredUploads(24 * 3_600_000)).toBeGreaterThan(0);
    } finally {
      vi.useRealTimers();
    }
    expect((await send("HEAD", { path: left, origin: null })).status).toBe(404);
  });
});

describe("A file that a guest assessor opens", () => {
  test("is written down before it is sent; what the guest may not read leaves neither bytes nor an event", async () => {
    const sent = pdf(2000);
    const { id: owner, roundId } = answers.waste;
    const addedById = world.waste.officer.id;
    const file = { id: crypto.randomUUID(), fileName: "laporan.pdf", informationClass: "PERIODIC" as const };
    expect((await addFile(world.waste.officer, { kind: "answer", id: owner }, file, async () => sent)).ok).toBe(true);
    await db().user.update({ where: { id: world.assessor.id }, data: { roundId } });
    signIn({ ...world.assessor, roundId });
    const get = () => download(new Request(`${HOST}/api/evidence/${file.id}`), { params: Promise.resolve(file) });
    const opened = () => db().auditEvent.findMany({ where: { action: "open", entity: "evidence" } });
    expect((await get()).status).toBe(404);
    expect(await opened()).toEqual([]);
    const at = new Date();
    const submitted = { score: 3, reason: "x", submittedAt: at, submittedById: addedById };
    const verified = { status: "VERIFIED" as const, verifiedAt: at, verifiedById: world.staff.id };
    await db().answer.update({ where: { id: owner }, data: { ...submitted, ...verified } });
    expect(Buffer.from(await (await get()).arrayBuffer()).equals(sent)).toBe(true);
    expect(await opened()).toMatchObject([{ actorId: world.assessor.id, entityId: file.id }]);
  });
});
