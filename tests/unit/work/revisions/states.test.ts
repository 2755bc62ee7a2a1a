import { describe, expect, test } from "vitest";
import { differences, statesOf } from "@/lib/work/revisions/states";

const FIELDS = ["name", "value", "to"];
const event = (id: string, before: unknown, after: unknown) => ({ id, before, after });

describe("states of a row", () => {
  test("are folded from what each event recorded, and each says what it changed", () => {
    const steps = statesOf(
      [
        event("1", null, { name: "Lama", value: "1.50", ignored: true }),
        event("2", { name: "Lama" }, { name: "Baru" }),
        event("3", null, { reason: "hanya catatan" }),
      ],
      FIELDS,
    );
    expect(steps.map(({ state }) => state)).toEqual([
      { name: "Lama", value: "1.50" },
      { name: "Baru", value: "1.50" },
      { name: "Baru", value: "1.50" },
    ]);
    expect(steps.map(({ changes }) => changes.map(({ field }) => field))).toEqual([["name", "value"], ["name"], []]);
  });

  test("of a row that is older than its log begin with what the first event found", () => {
    const [only] = statesOf([event("1", { name: "Bawaan", to: "2024-01-01" }, { name: "Diubah" })], FIELDS);
    expect(only?.changes).toEqual([{ field: "name", from: "Bawaan", to: "Diubah" }]);
    expect(only?.state.to).toBe("2024-01-01");
  });

  test("differ by what they mean: zeros at the end, an empty text and an empty list are no difference, a zero is one", () => {
    expect(differences({ value: "1.50", to: null }, { value: "1.5", to: "" }, FIELDS)).toEqual([]);
    expect(differences({ value: null }, { value: [] }, FIELDS)).toEqual([]);
    expect(differences({ value: null }, { value: "0" }, FIELDS)).toEqual([{ field: "value", from: null, to: "0" }]);
  });
});
