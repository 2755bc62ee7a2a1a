import { describe, expect, test } from "vitest";
import { linkHash } from "../../../scripts/audit-chain";
import { type AuditRow, payloadOf, readPayload } from "../../../scripts/audit-payload";
import { golden } from "../../support/goldens";

const event = JSON.parse(golden("audit-event-1.json")) as { previousHash: string; hash: string; payload: string } & {
  row: AuditRow;
};

describe("the text that an audit event's hash is made of", () => {
  test("is put together as its golden file has it, and has the hash that was linked then", () => {
    expect(payloadOf(event.row)).toBe(event.payload);
    expect(linkHash(event.previousHash, event.row)).toBe(event.hash);
  });

  test("is read back to the letter, its numbers too", () => {
    expect(readPayload(event.payload)).toEqual(event.row);
    const row = { ...event.row, id: "9007199254740993", at: "-1", actorId: null, before: null };
    expect(readPayload(payloadOf(row))).toEqual(row);
  });

  test.each(["{}", "[1, 2]", '["1", 2, null, "a", "b", "c", null, null]'])("is refused as %s", (payload) => {
    expect(() => readPayload(payload)).toThrow(/no form that this program ever linked/);
  });
});
