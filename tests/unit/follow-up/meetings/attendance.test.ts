import { expect, test } from "vitest";
import { readAttendance } from "@/lib/follow-up/meetings/schemas";

const MEMBER = "11111111-1111-7111-8111-111111111111";

function sent(attendance: string | null, representative: string) {
  const data = new FormData();
  if (attendance !== null) data.set(`attendance-${MEMBER}`, attendance);
  data.set(`representative-${MEMBER}`, representative);
  return readAttendance(data);
}

test("a name without a tick is told beside its field, for whoever typed it would take it for saved", () => {
  expect(sent(null, "Wakil Rektor")).toEqual({
    rows: [],
    errors: { [`representative-${MEMBER}`]: ["representativeAlone"] },
  });
  expect(sent(null, "  ")).toEqual({ rows: [], errors: {} });
  expect(sent("REPRESENTED", "Wakil Rektor").rows).toHaveLength(1);
});
