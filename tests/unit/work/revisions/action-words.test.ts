import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import en from "@/messages/en.json";
import id from "@/messages/id.json";

const LIB = path.join(import.meta.dirname, "../../../../lib");

// How an action is named where it is recorded: in the event itself or a constant beside it, either of two perhaps, or
// handed to the one way that a room changes its rows.
const NAMED = /\baction(?:: | = )([^,;{}\n]*)/g;
const CHOSEN = /(?<!=== )"(\w+)"/g;
const HANDED_ON = /\b(?:change|step|actOn|created)\w*(?:<[^(]*>)?\(\s*(?:[\w.{}: ]+,\s*)+?"(\w+)"/g;
/** Hands on the step that is asked of the policy, and names the action beside it. */
const BY_STEP = "platform/accounts/mutations.ts";
/** What is handed over, by its table and its kind: no actions. */
const KINDS = ["followUpAction", "follow_up_actions"];
/** Everybody's every day; no history shows it. */
const NOT_SHOWN = ["signIn"];

function recordedActions(): string[] {
  const files = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(mutations|writing|moves|enter)\.ts$/.test(file),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(LIB, file), "utf8");
    const named = [...text.matchAll(NAMED)].flatMap(([, rest = ""]) => [...rest.matchAll(CHOSEN)]);
    const handedOn = file === BY_STEP ? [] : [...text.matchAll(HANDED_ON)];
    return [...named, ...handedOn].flatMap(([, action]) => action ?? []);
  });
  return [...new Set(found)].filter((action) => ![...KINDS, ...NOT_SHOWN].includes(action)).sort();
}

test("every action that is recorded has words in both languages", () => {
  const actions = recordedActions();
  // What is found at all: an action of each shape.
  expect(actions).toEqual(
    expect.arrayContaining(["moveAgency", "defineAnew", "resetPassword", "approvePillar", "draft"]),
  );
  const wordless = (words: object) => actions.filter((action) => !(action in words));
  expect({ id: wordless(id.Revisions.actions), en: wordless(en.Revisions.actions) }).toEqual({ id: [], en: [] });
});
