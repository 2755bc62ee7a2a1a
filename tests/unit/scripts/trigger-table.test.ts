import { describe, expect, test } from "vitest";
import { type Trigger, triggerFaults, whatItDoes, writtenTable } from "../../../scripts/trigger-table";

const trigger = (given: Partial<Trigger> = {}): Trigger => ({
  name: "scores_keep",
  table: "scores",
  when: "before update",
  function: "keep_score",
  does: "refuses",
  ...given,
});
const PAGE =
  "# Page\n\n| Table | Trigger | When | Function | It | Why |\n| --- | --- | --- | --- | --- | --- |\n\nAfter it.\n";

describe("what a trigger does is read from its function", () => {
  test.each([
    ["refuses", `BEGIN RAISE EXCEPTION 'no'; END`],
    ["**acts**", `BEGIN NEW."periodEnd" := now(); RETURN NEW; END`],
    ["**acts**", `BEGIN DELETE FROM "consents" WHERE true; RETURN NULL; END`],
    ["refuses, **acts**", `BEGIN IF x THEN RAISE EXCEPTION 'no'; END IF; INSERT INTO "a" VALUES (1); RETURN NEW; END`],
    ["", `BEGIN -- RAISE would be wrong here\n  RETURN 'INSERT INTO nothing'; END`],
  ])("%s", (does, text) => expect(whatItDoes(text)).toBe(does));
});

describe("the table of triggers", () => {
  test("is written anew with the words that a person gave, and asks for those of a new trigger", () => {
    const first = writtenTable(PAGE, [trigger()]);
    expect(triggerFaults(first, [trigger()], "")).toEqual([expect.stringContaining("`scores_keep` why it is there")]);
    const worded = first.replace("| refuses | |", "| refuses | a score is superseded |");
    const moved = trigger({ when: "before delete, update" });
    const second = writtenTable(worded, [trigger({ name: "answers_check" }), moved]);
    expect(second).toContain("| before delete, update | `keep_score` | refuses | a score is superseded |");
    expect(second).toMatch(/`answers_check`[\s\S]+`scores_keep`[\s\S]+\n\nAfter it\.\n$/);
    expect(writtenTable(second, [trigger({ name: "answers_check" }), moved])).toBe(second);
  });

  test("asks that one which acts is named in the code, by itself or by its function", () => {
    const acts = trigger({ does: "refuses, **acts**" });
    const page = writtenTable(PAGE, [acts]).replace("**acts** | |", "**acts** | words |");
    expect(triggerFaults(page, [acts], "// scores_keep_not")).toEqual([expect.stringContaining("scores_keep acts")]);
    for (const code of ["// the trigger scores_keep", "// keep_score does"])
      expect(triggerFaults(page, [acts], code)).toEqual([]);
  });
});
