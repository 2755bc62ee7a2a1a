import { describe, expect, test } from "vitest";
import { meetingSchema, readAttendance } from "@/lib/follow-up/meetings/schemas";

const ID = "11111111-1111-7111-8111-111111111111";
const OTHER = "22222222-2222-7222-8222-222222222222";

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe("attendance as the form sends it", () => {
  test.each([
    { attendance: "PRESENT", representative: "", fault: null },
    { attendance: "PRESENT", representative: "Sekretaris dinas", fault: "representativeNotNeeded" },
    { attendance: "REPRESENTED", representative: "Sekretaris dinas", fault: null },
    { attendance: "REPRESENTED", representative: "   ", fault: "representativeMissing" },
    { attendance: "EXCUSED", representative: "", fault: null },
    { attendance: "ABSENT", representative: "Sekretaris dinas", fault: "representativeNotNeeded" },
  ])("$attendance with the name “$representative”: $fault", ({ attendance, representative, fault }) => {
    const { rows, errors } = readAttendance(
      form({ [`attendance-${ID}`]: attendance, [`representative-${ID}`]: representative }),
    );
    expect(errors).toEqual(fault ? { [`representative-${ID}`]: [fault] } : {});
    expect(rows).toEqual(fault ? [] : [{ memberId: ID, attendance, representative }]);
  });

  test("a member of whom nothing was ticked is left out, and the fault of one does not hide the row of another", () => {
    const { rows, errors } = readAttendance(
      form({
        [`attendance-${ID}`]: "REPRESENTED",
        [`representative-${ID}`]: "",
        [`attendance-${OTHER}`]: "PRESENT",
        "representative-33333333-3333-7333-8333-333333333333": "",
      }),
    );
    expect(rows.map(({ memberId }) => memberId)).toEqual([OTHER]);
    expect(Object.keys(errors)).toEqual([`representative-${ID}`]);
  });
});

const MEETING = { title: "Rapat", heldOn: "2026-03-02", status: "PLANNED" };

describe("a meeting as the form sends it", () => {
  test.each([
    ["", ""],
    ["9.00", "09.00"],
    ["09:30", "09.30"],
    ["23.59", "23.59"],
    ["24.00", null],
    ["9.60", null],
    ["pagi", null],
  ])("the clock “%s” is read as %s", (typed, read) => {
    const result = meetingSchema.safeParse({ ...MEETING, startsAt: typed });
    expect(result.success ? result.data.startsAt : null).toBe(read);
  });

  test("the agenda is one point per line, empty lines left out, at most 40 of them", () => {
    const points = (agenda: string) => meetingSchema.safeParse({ ...MEETING, agenda }).data?.agenda;
    expect(points(" Pembukaan \r\n\r\n Laporan \n")).toEqual(["Pembukaan", "Laporan"]);
    expect(points(Array(40).fill("Butir").join("\n"))).toHaveLength(40);
    expect(points(Array(41).fill("Butir").join("\n"))).toBeUndefined();
  });
});
