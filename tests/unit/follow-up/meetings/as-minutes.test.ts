import { describe, expect, test } from "vitest";
import { asMinutes, type MeetingOfMinutes } from "@/lib/follow-up/meetings/as-minutes";

const member = (name: string, body: string, position = "") => ({ name, position, body: { name: body } });
const MEETING: MeetingOfMinutes = {
  title: "Rapat pertama",
  heldOn: "2026-03-02",
  startsAt: "09.00",
  place: "Balai Kota",
  status: "HELD",
  summary: "Dibahas.",
  agenda: [{ text: "Pembukaan" }, { text: "Sampah" }],
  chair: { name: "Ibu Ketua", position: "Rektor" },
  secretary: null,
  attendances: [
    { attendance: "PRESENT", representative: "", member: member("Ani", "Akademisi", "Rektor") },
    { attendance: "REPRESENTED", representative: "Sekretaris DLHKP", member: member("Budi", "Kepala OPD") },
    { attendance: "EXCUSED", representative: "", member: member("Cici", "Akademisi") },
    { attendance: "ABSENT", representative: "", member: member("Dedi", "Kepala OPD") },
  ],
};
const action = (text: string, originalDueOn = "2026-06-30") => ({
  id: text,
  text,
  originalDueOn,
  agency: { name: "DLHKP" },
});

describe("a meeting as its minutes tell it", () => {
  test("attendance stands under each body, each in its word, with who came instead", () => {
    expect(asMinutes(MEETING, [], { name: "Kota Kediri", zone: "Asia/Jakarta" }).attendance).toEqual([
      { body: "Akademisi", lines: ["Ani, Rektor: hadir", "Cici: izin"] },
      { body: "Kepala OPD", lines: ["Budi: diwakili Sekretaris DLHKP", "Dedi: tidak hadir"] },
    ]);
  });

  test("decisions keep their order and number, each with its actions by the day they were first due", () => {
    const { decisions } = asMinutes(
      MEETING,
      [
        {
          text: "Pertama",
          actions: [action("Menyusun"), action("Segera", "2026-04-01")],
        },
        { text: "Kedua", actions: [] },
      ],
      { name: "Kota Kediri", zone: "Asia/Jakarta" },
    );
    expect(decisions).toEqual([
      {
        text: "Pertama",
        actions: [
          { text: "Segera", agency: "DLHKP", dueOn: "2026-04-01" },
          { text: "Menyusun", agency: "DLHKP", dueOn: "2026-06-30" },
        ],
      },
      { text: "Kedua", actions: [] },
    ]);
  });

  test.each([
    { status: "PLANNED", isDraft: true },
    { status: "CANCELLED", isDraft: true },
    { status: "HELD", isDraft: false },
  ] as const)("of a meeting that is $status they are a draft: $isDraft", ({ status, isDraft }) => {
    expect(asMinutes({ ...MEETING, status }, [], { name: "Kota Kediri", zone: "Asia/Jakarta" }).isDraft).toBe(isDraft);
  });

  test("who signs is who chaired and kept them, and nobody where it is not known", () => {
    const { chair, secretary, city, agenda } = asMinutes(MEETING, [], { name: "Kota Kediri", zone: "Asia/Jakarta" });
    expect([chair, secretary, city, agenda]).toEqual([
      ...[{ name: "Ibu Ketua", position: "Rektor" }, null, "Kota Kediri"],
      ["Pembukaan", "Sampah"],
    ]);
  });
});
