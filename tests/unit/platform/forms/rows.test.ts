import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readRows, rowsChanged } from "@/lib/platform/forms/rows";

const data = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const schema = z.object({
  id: z.string().optional(),
  name: z.string({ error: "required" }),
  weight: z.string({ error: "required" }),
});
const columns = Object.keys(schema.shape);

describe("rows of a form", () => {
  test("an empty row is none, also one that was saved once; the others keep their place", () => {
    const form = data({
      rows: "3",
      "id-0": "a",
      "name-0": " ",
      "weight-0": "",
      "name-1": "B",
      "weight-1": "1",
      "name-2": "C",
    });
    expect(readRows(form, schema)).toEqual({
      rows: [{ name: "B", weight: "1" }],
      at: [1],
      errors: { "weight-2": ["required"] },
    });
  });

  test("removing one moves those below it up, and nothing that was typed is lost", () => {
    const form = data({
      intent: "remove-0",
      rows: "2",
      "name-0": "A",
      "name-1": "B",
      "weight-1": "0,5",
      final: "3,31",
    });
    expect(rowsChanged(form, columns)?.reply?.initialValue).toMatchObject({
      rows: "1",
      "name-0": "B",
      "weight-0": "0,5",
      final: "3,31",
    });
  });

  test("adding one keeps the rest; any other intent changes no rows", () => {
    expect(rowsChanged(data({ intent: "add", rows: "2", "name-0": "A" }), columns)?.reply?.initialValue).toMatchObject({
      rows: "3",
      "name-0": "A",
    });
    expect(rowsChanged(data({ intent: "save", rows: "2" }), columns)).toBeNull();
  });
});
