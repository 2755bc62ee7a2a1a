import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET as minutes } from "@/app/api/exports/minutes/[id]/route";
import { GET as stageOne } from "@/app/api/exports/stage-one/[slug]/route";
import { recordDecision } from "@/lib/follow-up/decisions/mutations";
import { COLUMNS, SUMMARY_COLUMNS } from "@/lib/follow-up/stage-one-sheets/sheet";
import type { Actor } from "@/lib/platform/auth/actor";
import { findActor } from "@/lib/platform/auth/session";
import { makeMeeting } from "../../support/council";
import { makeWorld, type World } from "../../support/fixtures";
import { makeYear, receive } from "../../support/follow-up";
import { pdfPages } from "../../support/pdf-text";
import { resultOf } from "../../support/results";

// Who is signed in stands in a cookie that only Next can read; everything behind it is the real thing.
vi.mock("@/lib/platform/auth/session", () => ({ findActor: vi.fn() }));

const FORMULA = '=HYPERLINK("https://jahat.test","Klik")';

let world: World;
let meetingId: string;
beforeAll(async () => {
  world = await makeWorld();
  meetingId = (await makeMeeting(world, { status: "HELD", heldOn: "2026-03-02" })).id;
  const action = { action: "Menyusun jadwal", agencyCode: "DLHKP", dueOn: "2030-06-30" };
  resultOf(await recordDecision(world.council, meetingId, { text: "Bank sampah baru", links: [], ...action }));
  const round = await makeYear("2024");
  await receive(world, round.id, { order: 1, text: FORMULA });
  await makeYear("2025");
});

const request = new Request("http://localhost:3000/api/exports");
const EXPORTS = {
  minutes: (id = meetingId) => minutes(request, { params: Promise.resolve({ id }) }),
  "the stage 1 sheet": (slug = "2025") => stageOne(request, { params: Promise.resolve({ slug }) }),
};
type Export = keyof typeof EXPORTS;
const NAMES = Object.keys(EXPORTS) as Export[];

async function fetched(name: Export, who: Actor | null, of?: string) {
  vi.mocked(findActor).mockResolvedValue(who);
  return EXPORTS[name](of);
}
/** The answer's status; what Next shows as "not found" is thrown here. */
const statusOf = (name: Export, who: Actor | null, of?: string) =>
  fetched(name, who, of).then(
    ({ status }) => status,
    (error: unknown) => (String((error as { digest?: string }).digest).includes("404") ? 404 : Promise.reject(error)),
  );

describe("who may take it along", () => {
  test.each(NAMES)("%s: Diskominfo and the council; nobody without an account, no agency, no guest", async (name) => {
    expect(await statusOf(name, null)).toBe(401);
    for (const who of [world.admin, world.staff, world.council]) expect(await statusOf(name, who)).toBe(200);
    for (const who of [world.waste.officer, world.health.officer, world.assessor])
      expect(await statusOf(name, who)).toBe(404);
  });

  test.each(NAMES)("%s: what does not exist, or is no address at all, is not found", async (name) => {
    for (const of of ["00000000-0000-7000-8000-00000000dead", "1999", "'; DROP TABLE meetings"])
      expect(await statusOf(name, world.staff, of)).toBe(404);
  });

  test.each(NAMES)("%s is kept by no cache, since it was made for one person", async (name) => {
    const { headers } = await fetched(name, world.council);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[a-z0-9-]+\.(pdf|xlsx)"$/);
  });
});

describe("what is in it", () => {
  const rowsOf = async (sheet: string) =>
    readSheet(Buffer.from(await (await fetched("the stage 1 sheet", world.staff)).arrayBuffer()), sheet);

  test("the minutes are a PDF of the meeting with its decisions", async () => {
    const answer = await fetched("minutes", world.council);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("content-disposition")).toContain("notulen-2026-03-02.pdf");
    const text = pdfPages(Buffer.from(await answer.arrayBuffer()))
      .join(" ")
      .replace(/\s+/g, " ");
    for (const words of ["Rapat Dewan", "1. Bank sampah baru", "Menyusun jadwal: DLHKP"]) expect(text).toContain(words);
  });

  test("the sheet is a workbook with a row per recommendation, in which nothing that was typed is a formula", async () => {
    const rows = await rowsOf("Tindak lanjut");
    expect(rows[0]).toEqual(COLUMNS.map(({ heading }) => heading));
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(0, 8)).toEqual(["2024", 1, null, FORMULA, "DLHKP", null, "belum ditindaklanjuti", null]);
  });

  test("its first sheet says how far the whole, each agency and each pillar is, with percentages that are numbers", async () => {
    const rows = await rowsOf("Ringkasan");
    expect(rows[0]).toEqual(SUMMARY_COLUMNS.map(({ heading }) => heading));
    expect(rows.slice(1, -1)).toEqual([
      ["Keseluruhan", "Semua rekomendasi", 1, 0, 0, 1, 0, 0, 0, 0],
      ["Perangkat daerah", "DLHKP", 1, 0, 0, 1, 0, 0, 0, 0],
      ["Pilar", "Semua pilar", 1, 0, 0, 1, 0, 0, 0, 0],
    ]);
    expect(rows.at(-1)?.[1]).toMatch(/hitungan internal/);
  });
});
