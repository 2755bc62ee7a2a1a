import { describe, expect, test } from "vitest";
import { citationFaults, readPages } from "../../../scripts/check-citations";
import { projectRoot } from "../../../scripts/operator";

const pages = await readPages(projectRoot);
const faultsOf = (text: string) => citationFaults(text, pages, new Set(["0001"]));

describe("what a comment cites", () => {
  test.each([
    "Source: domain.md section 3.",
    "domain.md section 2, rules 2, 4 and 5",
    "domain.md sections 3 and 7",
    "Source: domain.md section 3; section 8, trap 7; and so on",
    "/**\n * it says (domain.md\n * section 2, rule 11).\n */",
    "Source: interface.md, Figures.",
    "docs/decisions/0001",
    "see domain.md for all of it",
  ])("is there: %s", (text) => expect(faultsOf(text)).toEqual([]));

  test.each([
    ["domain.md section 12", "1: domain.md has no section 12"],
    ["\ndomain.md section 2, rule 17", "2: domain.md section 2 has no point 17"],
    ["domain.md sections 3 and 70", "1: domain.md has no section 70"],
    ["domain.md section 3; section 8, trap 9", "1: domain.md section 8 has no point 9"],
    ["interface.md, Colours", '1: interface.md has no heading "Colours"'],
    ["decisions/0999", "1: there is no decision 0999"],
  ])("is named where it is not: %s", (text, fault) => expect(faultsOf(text)).toEqual([fault]));
});
