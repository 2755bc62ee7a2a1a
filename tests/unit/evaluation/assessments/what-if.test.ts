import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sheetOf } from "@/lib/evaluation/assessments/lanes";
import { computeScores, type ScoreSheet } from "@/lib/evaluation/assessments/score";
import {
  changesOf,
  finalRange,
  leastChange,
  levelled,
  leversOf,
  NO_CHANGES,
  needOfMissing,
  type Plan,
  rankedSteps,
  simulate,
  stopsOf,
} from "@/lib/evaluation/assessments/what-if";
import { changesFrom, changesQuery } from "@/lib/evaluation/assessments/what-if-address";
import { anyFacts, item, kediri2022, section, self } from "../../../support/lane-facts";

const SMALL = new Decimal("1e-12");
const close = (a: Decimal.Value, b: Decimal.Value) => new Decimal(a).minus(b).abs().lte(SMALL);
const finalOf = (sheet: ScoreSheet) => {
  const { final } = computeScores(sheet);
  return final.status === "complete" ? final.value : null;
};
const anySheet = fc
  .tuple(anyFacts, fc.constantFrom("SELF", "COUNCIL", "OFFICIAL"))
  .map(([facts, lane]) => sheetOf(facts, lane as "SELF"));
/** With a score for everything, so that there is a final. */
const completeSheet = anySheet
  .map((sheet) => ({
    ...sheet,
    items: sheet.items.map((one, n) => ({ ...one, score: one.score ?? new Decimal(one.maximum).times(n % 5).div(5) })),
  }))
  .filter((sheet) => finalOf(sheet) !== null);
const allToMaximum = (sheet: ScoreSheet) => ({
  items: Object.fromEntries(sheet.items.map(({ code, maximum }) => [code, new Decimal(maximum).toFixed()])),
  sections: Object.fromEntries(sheet.sections.map(({ code }) => [code, new Decimal(sheet.scaleMax).toFixed()])),
});
const points = (sheet: ScoreSheet, plan: Plan) =>
  plan.moves.reduce((sum, { code, kind, from, to }) => {
    const lever = leversOf(sheet).find((one) => one.code === code && one.kind === kind);
    return sum.plus(new Decimal(lever?.effect ?? 0).times(to.minus(from)));
  }, new Decimal(0));

describe("The steps that are left", () => {
  test("sum up to what the final gains when all are taken to the maximum", () => {
    fc.assert(
      fc.property(completeSheet, (sheet) => {
        const gains = rankedSteps(sheet).reduce((sum, { gain }) => sum.plus(gain), new Decimal(0));
        const best = finalOf(simulate(sheet, allToMaximum(sheet)));
        expect(close(gains, new Decimal(best ?? NaN).minus(finalOf(sheet) ?? NaN))).toBe(true);
      }),
    );
  });

  test("each give the final exactly their gain when taken alone", () => {
    fc.assert(
      fc.property(completeSheet, fc.nat(), (sheet, pick) => {
        const steps = rankedSteps(sheet);
        const step = steps[pick % Math.max(1, steps.length)];
        if (!step) return;
        const all = allToMaximum(sheet);
        const changes =
          step.kind === "item"
            ? { items: { [step.code]: all.items[step.code] ?? "" }, sections: {} }
            : { items: {}, sections: { [step.code]: all.sections[step.code] ?? "" } };
        expect(
          close(finalOf(simulate(sheet, changes)) ?? NaN, (finalOf(sheet) ?? new Decimal(NaN)).plus(step.gain)),
        ).toBe(true);
      }),
    );
  });

  test("are the same in whatever order the items stand", () => {
    fc.assert(
      fc.property(
        anySheet.chain((sheet) =>
          fc.tuple(fc.constant(sheet), fc.shuffledSubarray([...sheet.items], { minLength: sheet.items.length })),
        ),
        ([sheet, items]) => {
          const other = { ...sheet, items };
          const told = (one: ScoreSheet) =>
            rankedSteps(one)
              .map(({ code, gain }) => `${code} ${gain.toFixed(12)}`)
              .sort();
          expect(told(other)).toEqual(told(sheet));
          const [a, b] = [finalOf(sheet), finalOf(other)];
          expect(a === null ? b === null : close(a, b ?? NaN)).toBe(true);
        },
      ),
    );
  });

  test("stand with the largest gain first: weight × share × room", () => {
    const sheet = sheetOf(
      {
        ...kediri2022(),
        sections: [section("A", "0.25"), section("B", "0.75")],
        items: [
          item("A1", "A", { self: self("0") }),
          item("B1", "B", { self: self("3"), weight: "3" }),
          item("B2", "B", { self: self("3") }),
        ],
      },
      "SELF",
    );
    expect(rankedSteps(sheet).map(({ code, gain }) => [code, gain.toFixed()])).toEqual([
      ["A1", "1"],
      ["B1", "0.5625"],
      ["B2", "0.1875"],
    ]);
  });
});

describe("The least change that reaches the target", () => {
  const withTarget = fc.tuple(completeSheet, fc.double({ min: 0.01, max: 0.99, noNaN: true })).map(([sheet, part]) => {
    const [now, best] = [
      finalOf(sheet) ?? new Decimal(0),
      finalOf(simulate(sheet, allToMaximum(sheet))) ?? new Decimal(0),
    ];
    return { sheet, now, target: now.plus(best.minus(now).times(part)) };
  });

  test("closes the gap exactly, and after rounding up the final is at the target or above", () => {
    fc.assert(
      fc.property(withTarget, ({ sheet, target }) => {
        const least = leastChange(sheet, target);
        if (least.status !== "plan") return;
        for (const plan of [least.fewestPoints, least.fewestItems]) {
          expect(close(points(sheet, plan), least.gap)).toBe(true);
          const final = finalOf(simulate(sheet, changesOf(sheet, plan, NO_CHANGES)));
          expect(final?.gte(target.minus(SMALL))).toBe(true);
        }
      }),
    );
  });

  test("takes the fewest points: the dual of the knapsack proves that no other plan takes fewer", () => {
    fc.assert(
      fc.property(withTarget, ({ sheet, target }) => {
        const least = leastChange(sheet, target);
        if (least.status !== "plan") return;
        // At the price of the lightest lever used, every point saved elsewhere costs more than it brings.
        const effects = new Map(rankedSteps(sheet).map((step) => [`${step.kind} ${step.code}`, step]));
        const used = least.fewestPoints.moves.map(
          ({ kind, code }) => effects.get(`${kind} ${code}`)?.effect ?? new Decimal(NaN),
        );
        const price = new Decimal(1).div(Decimal.min(...used));
        const surplus = rankedSteps(sheet).reduce(
          (sum, { effect, room }) => sum.plus(Decimal.max(0, price.times(effect).minus(1)).times(room)),
          new Decimal(0),
        );
        const lowerBound = price.times(least.gap).minus(surplus);
        expect(least.fewestPoints.points.minus(lowerBound).abs().lte("1e-9")).toBe(true);
      }),
    );
  });

  test("takes the fewest points of any plan tried at random, and the fewest items of any subset", () => {
    fc.assert(
      fc.property(
        withTarget,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        ({ sheet, target }, luck) => {
          const least = leastChange(sheet, target);
          if (least.status !== "plan") return;
          const steps = rankedSteps(sheet).map((step) => ({ ...step, by: step.room.times(luck.next().value ?? 0) }));
          const gained = steps.reduce((sum, { effect, by }) => sum.plus(effect.times(by)), new Decimal(0));
          const spent = steps.reduce((sum, { by }) => sum.plus(by), new Decimal(0));
          if (gained.gte(least.gap)) expect(least.fewestPoints.points.lte(spent.plus(SMALL))).toBe(true);
          const fewer = least.fewestItems.moves.length - 1;
          const best = steps
            .map(({ gain }) => gain)
            .sort((a, b) => b.comparedTo(a))
            .slice(0, fewer)
            .reduce((sum, gain) => sum.plus(gain), new Decimal(0));
          expect(best.lt(least.gap.plus(SMALL))).toBe(true);
        },
      ),
    );
  });

  test.each([
    ["3.3", "reached"],
    ["3.315", "reached"],
    ["3.4", "plan"],
    ["4.1", "outOfReach"],
  ])("for Kota Kediri 2022 and a target of %s: %s", (target, status) => {
    expect(leastChange(sheetOf(kediri2022(), "OFFICIAL"), target).status).toBe(status);
  });

  test("is open where only the missing decide, and names what is needed even with the best of it", () => {
    expect(leastChange(sheetOf(kediri2022(), "SELF"), "3.4")).toEqual({ status: "open" });
    const sheet = oneMissingOf39();
    expect(leastChange(sheet, "2.04")).toEqual({ status: "open" });
    const least = leastChange(sheet, "3");
    expect(least).toMatchObject({ status: "plan", assumesMissing: true });
    if (least.status !== "plan") return;
    const plan = changesOf(sheet, least.fewestItems, NO_CHANGES);
    expect(finalRange(simulate(sheet, plan))?.high.gte("3")).toBe(true);
    expect(least.fewestItems.moves.map(({ code }) => code)).not.toContain("A39");
  });
});

/** A self lane of one section in which a single answer of 39 is still missing. */
function oneMissingOf39(): ScoreSheet {
  const items = Array.from({ length: 39 }, (_, n) => item(`A${n + 1}`, "A", { self: n === 38 ? null : self("2") }));
  return sheetOf({ ...kediri2022(), sections: [section("A", "1")], items }, "SELF");
}

describe("One missing answer of 39", () => {
  test("leaves a narrow range and every other step", () => {
    const sheet = oneMissingOf39();
    const range = finalRange(sheet);
    expect([range?.low.toFixed(4), range?.high.toFixed(4), range?.items]).toEqual(["1.9487", "2.0513", ["A39"]]);
    expect(rankedSteps(sheet)).toHaveLength(38);
    const tried = finalRange(simulate(sheet, { items: { A1: "4" }, sections: {} }));
    expect(tried?.low.minus(range?.low ?? 0).toFixed(4)).toBe("0.0513");
  });

  test("never shows a score beyond the scale as something to reach", () => {
    const need = needOfMissing(oneMissingOf39(), "2.4");
    expect(need).toEqual({ status: "need", items: ["A39"], level: null, reach: "outOfReach" });
  });
});

describe("The range of an incomplete final", () => {
  test("holds the final, whatever the missing turn out to be", () => {
    fc.assert(
      fc.property(anySheet, fc.infiniteStream(fc.integer({ min: 0, max: 100 })), (sheet, luck) => {
        const range = finalRange(sheet);
        if (!range || range.sections.length > 0) return;
        const items = sheet.items.map((one) =>
          range.items.includes(one.code)
            ? { ...one, score: new Decimal(one.maximum).times(luck.next().value ?? 0).div(100) }
            : one,
        );
        const final = finalOf({ ...sheet, items });
        expect(final?.gte(range.low.minus(SMALL)) && final.lte(range.high.plus(SMALL))).toBe(true);
      }),
    );
  });

  test("is none where the final is complete", () => {
    fc.assert(
      fc.property(completeSheet, (sheet) => {
        expect(finalRange(sheet)).toBeNull();
      }),
    );
  });
});

describe("What is missing", () => {
  test("would need the level that brings the final to the target, and then it is there", () => {
    fc.assert(
      fc.property(anySheet, fc.double({ min: 0, max: 4, noNaN: true }), (sheet, target) => {
        const need = needOfMissing(sheet, target);
        if (need.status !== "need" || need.reach !== "within") return;
        const items = sheet.items.map((one) => {
          if (!need.items.includes(one.code)) return one;
          const length = new Decimal(sheet.scaleMax).minus(sheet.scaleMin);
          return { ...one, score: need.level.minus(sheet.scaleMin).times(one.maximum).div(length) };
        });
        expect(close(finalOf({ ...sheet, items }) ?? NaN, target)).toBe(true);
      }),
    );
  });

  test("is named where a section asks nothing at all", () => {
    const sheet = sheetOf(
      { ...kediri2022(), sections: [section("A", "0.5"), section("B", "0.5")], items: [item("A1", "A")] },
      "SELF",
    );
    expect(needOfMissing(sheet, "3")).toEqual({ status: "emptySections", sections: ["B"], items: ["A1"] });
  });

  test("beyond the scale is out of reach", () => {
    const sheet = sheetOf(
      {
        ...kediri2022(),
        sections: [section("A", "0.9"), section("B", "0.1")],
        items: [item("A1", "A", { self: self("1") }), item("B1", "B")],
      },
      "SELF",
    );
    expect(needOfMissing(sheet, "3")).toMatchObject({ items: ["B1"], reach: "outOfReach" });
    expect(needOfMissing(sheet, "0.5")).toMatchObject({ reach: "already" });
  });
});

describe("A slider", () => {
  const sheet = sheetOf(
    {
      ...kediri2022(),
      sections: [section("A", "0.4"), section("B", "0.6", { pillarScores: true })],
      items: [
        item("A1", "A", { maximum: "10", pillar: "GOVERNANCE", self: self("1") }),
        item("B1", "B", { pillar: "GOVERNANCE" }),
        item("B2", "B", { pillar: "SOCIETY", self: self(null, { notApplicable: true }) }),
      ],
    },
    "SELF",
  );

  test("of a section sets all its items, but not what does not apply", () => {
    expect(levelled(sheet, { section: "B" }, "3")).toEqual({ B1: "3" });
    const { sections } = computeScores(
      simulate(sheet, { items: levelled(sheet, { section: "A" }, "3"), sections: {} }),
    );
    expect(sections[0]?.mean).toMatchObject({ status: "complete", value: new Decimal(3) });
  });

  test("of a pillar sets its items in every section", () => {
    expect(levelled(sheet, { pillar: "GOVERNANCE" }, "2")).toEqual({ A1: "5", B1: "2" });
  });
});

describe("The address of a try-out", () => {
  test("brings back the very same figures", () => {
    fc.assert(
      fc.property(anySheet, fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), (sheet, luck) => {
        const part = () => (luck.next().value ?? 0) / 1000;
        const items = Object.fromEntries(
          sheet.items
            .filter(() => part() > 0.5)
            .map(({ code, maximum }) => [code, new Decimal(maximum).times(part()).toDecimalPlaces(3).toFixed()]),
        );
        const sections = Object.fromEntries(
          sheet.sections.map(({ code }) => [
            code,
            new Decimal(sheet.scaleMin).plus(part()).toDecimalPlaces(3).toFixed(),
          ]),
        );
        const given = Object.fromEntries(new URLSearchParams(changesQuery(sheet, { items, sections })));
        // A try of "0" where the letter gave "0.00" is no change and stands in no address: figures count, not digits.
        const plain = (key: string, value: unknown) =>
          key === "given" && typeof value === "string" ? new Decimal(value).toFixed() : value;
        const told = (changes: Parameters<typeof simulate>[1]) =>
          JSON.stringify(computeScores(simulate(sheet, changes)), plain);
        expect(told(changesFrom(sheet, given))).toBe(told({ items, sections }));
      }),
    );
  });

  test("names only what was changed, and nothing else is taken from it", () => {
    const sheet = sheetOf({ ...kediri2022(), items: [item("A.1", "OUTPUT", { self: self("2") })] }, "OFFICIAL");
    expect(changesQuery(sheet, { items: {}, sections: { OUTPUT: "3.21", IMPACT: "3.5" } })).toBe("bagian=IMPACT:3.5");
    expect(changesFrom(sheet, { butir: "A.1:9,X:1,A.1:-1,A.1", bagian: "IMPACT:5,OUTPUT:NaN,BASELINE:1e3" })).toEqual(
      NO_CHANGES,
    );
  });
});

describe("An instrument that is answered by levels", () => {
  const LEVELS = ["1", "2", "3", "4", "5"];
  const leveled = (scores: (string | null)[]): ScoreSheet => ({
    ...{ scaleMin: "1", scaleMax: "5", levels: LEVELS, pillars: [] },
    sections: [{ code: "A", weight: "1", pillarScores: false, given: null }],
    items: scores.map((score, n) => ({
      ...{ code: `A${n}`, section: "A", pillar: null, weight: "1", minimum: "1", maximum: "5" },
      ...{ score, notApplicable: false },
    })),
  });

  test("is moved from level to level, by a section's slider too", () => {
    const sheet = leveled(["2", "3"]);
    expect(stopsOf(sheet, sheet.items)?.map((stop) => stop.toFixed())).toEqual(LEVELS);
    expect(levelled(sheet, { section: "A" }, 3.4)).toEqual({ A0: "3", A1: "3" });
    expect(stopsOf({ ...sheet, levels: [] }, sheet.items)).toBeNull();
  });

  test("reaches a target with whole levels, and says which level the missing need", () => {
    const sheet = leveled(["2", "3"]);
    const least = leastChange(sheet, "2.6");
    if (least.status !== "plan") throw new Error(least.status);
    for (const plan of [least.fewestPoints, least.fewestItems]) {
      expect(plan.moves).toHaveLength(1);
      const tried = simulate(sheet, changesOf(sheet, plan, NO_CHANGES));
      expect(finalOf(tried)?.toFixed()).toBe("3");
      expect(tried.items.every(({ score }) => LEVELS.includes(`${score}`))).toBe(true);
    }
    expect(needOfMissing(leveled(["2", null]), "2.6")).toMatchObject({ level: new Decimal(4) });
  });

  test("takes no figure between levels from an address", () => {
    expect(changesFrom(leveled(["2", "3"]), { butir: "A0:2.5,A1:4" }).items).toEqual({ A1: "4" });
  });
});
