import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TraceFacts, traceOf } from "@/lib/evaluation/assessments/trace";
import { firstTraceFormat, type ScoreTrace, traceFormat } from "@/lib/evaluation/assessments/trace-format";
import { verify } from "../../../../scripts/score-verify";
import { golden } from "../../../support/goldens";
import { anyFacts, item, kediri2022, section, self } from "../../../support/lane-facts";

const LANES = ["SELF", "COUNCIL", "OFFICIAL"] as const;
/** As a file would hold it. */
const read = (trace: ScoreTrace) => JSON.parse(JSON.stringify(trace));
const root = path.resolve(import.meta.dirname, "../../../..");

describe("The trace of Kota Kediri 2022", () => {
  test("opens to 3.315 from the letter's five sections, without a mismatch", () => {
    const { final, sections } = traceOf(kediri2022(), "OFFICIAL");
    expect(final).toMatchObject({ status: "complete", value: "3.315" });
    expect(final.official).toMatchObject({ value: "3.31", difference: "0.005", mismatch: false });
    expect(sections.map(({ product }) => product)).toEqual(["0.36", "0.642", "0.969", "0.614", "0.73"]);
  });

  test("with Sleman's weights is flagged", () => {
    const { final } = traceOf(kediri2022(["0.1", "0.2", "0.3", "0.3", "0.1"]), "OFFICIAL");
    expect(final).toMatchObject({ value: "3.257", official: { difference: "-0.053", mismatch: true } });
  });

  test("says that nothing is there in a lane nobody filled in, not that it is 0", () => {
    const { final, sections } = traceOf(kediri2022(), "SELF");
    expect(final).toMatchObject({ status: "incomplete", value: null });
    expect(sections.every(({ value }) => value === null)).toBe(true);
  });
});

const COUNCIL_FACTS: TraceFacts = {
  ...kediri2022(),
  sections: [section("OUTPUT", "0.4"), section("IMPACT", "0.6", { pillarScores: true })],
  items: [
    item("O1", "OUTPUT", { weight: "2", maximum: "10", self: self("5", { proposal: { value: "5", values: [] } }) }),
    item("O2", "OUTPUT", { self: self("3", { counts: false, status: "SUBMITTED" }) }),
    item("I1", "IMPACT", { pillar: "GOVERNANCE", self: self(null, { notApplicable: true }) }),
    item("I2", "IMPACT", {
      pillar: "GOVERNANCE",
      self: self("3"),
      council: [
        { value: "2", author: "a", reason: "kurang bukti", revision: 1 },
        { value: "3", author: "b", reason: "", revision: 2 },
      ],
    }),
  ],
};

describe("An item's node tells where its score comes from", () => {
  const facts = COUNCIL_FACTS;

  test("in the self lane: verified answers only, what is missing and what does not apply by name", () => {
    const { sections, pillars } = traceOf(facts, "SELF");
    expect(sections[0]).toMatchObject({ status: "incomplete", missing: ["O2"], value: null });
    expect(sections[0]?.items[0]).toMatchObject({
      raw: "5",
      score: "2",
      share: null,
      self: { agency: "DINAS", proposal: { value: "5" } },
    });
    expect(sections[0]?.items[1]).toMatchObject({
      status: "missing",
      raw: null,
      self: { score: "3", status: "SUBMITTED" },
    });
    expect(sections[1]).toMatchObject({ status: "complete", value: "3", notApplicable: ["I1"] });
    expect(pillars[0]).toMatchObject({ value: "3", items: [{ code: "I2", share: "1" }] });
  });

  test("in the council lane: the unrounded mean of the members, each with the reason", () => {
    const { sections } = traceOf(facts, "COUNCIL");
    expect(sections[1]?.items[1]).toMatchObject({ raw: "2.5", members: [{ reason: "kurang bukti" }, { revision: 2 }] });
  });
});

describe("The independent verifier", () => {
  test("agrees with every trace that the product makes", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...LANES), (facts, lane) => {
        const trace = traceOf(facts, lane);
        expect(verify(read(trace)).nodes).toBe(1 + 3 + 3 + facts.items.length);
      }),
      { numRuns: 400 },
    );
  });

  test("refuses every figure that is changed by as little as a millionth, and names its node", () => {
    const complete = anyFacts.filter((facts) => facts.items.length > 3);
    fc.assert(
      fc.property(complete, fc.constantFrom(...LANES), fc.nat(), (facts, lane, pick) => {
        const trace = read(traceOf(facts, lane));
        const places = figures(trace);
        const place = places[pick % places.length];
        if (!place) return;
        place.change();
        expect(() => verify(trace), place.name).toThrow(place.node);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ["a missing item called complete", (t: ScoreTrace) => Object.assign(t.sections[0] ?? {}, { missing: [] })],
    [
      "an item that leaves the denominator unseen",
      (t: ScoreTrace) => Object.assign(t.sections[0] ?? {}, { notApplicable: [] }),
    ],
    ["a mismatch hidden", (t: ScoreTrace) => Object.assign(t.final.official ?? {}, { mismatch: false })],
    ["weights that do not add up to 1", (t: ScoreTrace) => Object.assign(t.sections[0] ?? {}, { weight: "0.41" })],
  ])("refuses %s", (_what, tamper) => {
    const items = [
      item("A", "S", { self: self("1") }),
      item("B", "S", { self: self(null, { notApplicable: true }) }),
      item("C", "T"),
    ];
    const trace = read(
      traceOf(
        {
          ...kediri2022(),
          sections: [section("S", "0.4"), section("T", "0.6", { official: { value: "1", source: "", revision: 1 } })],
          items: [...items],
        },
        "OFFICIAL",
      ),
    );
    const other = read(
      traceOf(
        { ...kediri2022(), sections: [section("S", "0.4"), section("T", "0.6")], items: [...items, item("D", "S")] },
        "SELF",
      ),
    );
    const flagged = read(traceOf(kediri2022(["0.1", "0.2", "0.3", "0.3", "0.1"]), "OFFICIAL"));
    const subject = _what.includes("mismatch") ? flagged : _what.includes("weights") ? trace : other;
    verify(read(subject));
    tamper(subject);
    expect(() => verify(subject)).toThrow();
  });
});

describe("npm run score:verify FILE", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "trace-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(content: string): { code: number; said: string } {
    const file = path.join(folder, "trace.json");
    writeFileSync(file, content);
    try {
      const said = execFileSync(process.execPath, ["--import", "tsx", "scripts/score-verify.ts", file], {
        cwd: root,
        stdio: "pipe",
      });
      return { code: 0, said: said.toString() };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: Buffer };
      return { code: status, said: stderr.toString() };
    }
  }

  test("exits 0 and says the final, 1 and names the node, 2 where there is no trace", () => {
    const text = JSON.stringify(traceOf(kediri2022(), "OFFICIAL"));
    expect(run(text)).toEqual({ code: 0, said: "Agrees: 7 nodes recomputed, final 3.315; the letter says 3.31.\n" });
    expect(run(text.replace('"0.642"', '"0.643"'))).toMatchObject({
      code: 1,
      said: expect.stringContaining("section-OUTPUT: product is 0.643, recomputed 0.642"),
    });
    expect(run("{}").code).toBe(2);
    expect(run("no").code).toBe(2);
  });

  test("needs nothing of the product", async () => {
    const { readFile } = await import("node:fs/promises");
    const source = await readFile(path.join(root, "scripts/score-verify.ts"), "utf8");
    expect([...source.matchAll(/from "([^"]+)"/g)].map(([, name]) => name)).toEqual(["node:fs"]);
  });
});

/** Every computed figure of a trace, and how to change it. */
function figures(trace: ScoreTrace) {
  const places: { node: string; name: string; change: () => void }[] = [];
  const add = (node: string, holder: object, keys: string[]) => {
    for (const key of keys) {
      const value = Reflect.get(holder, key);
      if (typeof value === "string")
        places.push({
          node,
          name: `${node} ${key}`,
          change: () => Reflect.set(holder, key, (Number(value) + 1e-6).toFixed(9)),
        });
    }
  };
  add("final", trace.final, ["value"]);
  for (const part of trace.sections) {
    add(part.node, part, ["value", "effectiveWeight", "product"]);
    for (const leaf of part.items)
      add(leaf.node, leaf, trace.lane === "OFFICIAL" ? ["score", "share"] : ["raw", "score", "share"]);
  }
  for (const pillar of trace.pillars) add(pillar.node, pillar, ["value"]);
  return places;
}

describe("A trace is of its format", () => {
  test("and holds nothing beside it, in every lane of anything that can be asked", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...LANES), (facts, lane) => {
        const trace = read(traceOf(facts, lane));
        expect(traceFormat.parse(trace)).toEqual(trace);
      }),
    );
  });

  test("a golden one still verifies, and is written as it was", () => {
    for (const file of ["score-trace-1.json", "score-trace-1-council.json"]) {
      const trace = JSON.parse(golden(file));
      expect(firstTraceFormat.parse(trace)).toEqual(trace);
      expect(verify(trace).nodes).toBeGreaterThan(2);
    }
    const council = JSON.parse(golden("score-trace-2-council.json"));
    expect(traceFormat.parse(council)).toEqual(council);
    expect(verify(council).nodes).toBeGreaterThan(2);
    expect(read(traceOf(COUNCIL_FACTS, "COUNCIL"))).toEqual(council);
  });
});
