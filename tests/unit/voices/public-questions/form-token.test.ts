import { describe, expect, test } from "vitest";
import { checkFormToken, makeFormToken, sumOf } from "@/lib/voices/public-questions/form-token";

const SECRET = "x".repeat(32);
const START = new Date("2026-11-23T03:00:00Z");
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const made = () => {
  const { token, sum } = makeFormToken(SECRET, START);
  return { token, answer: String(sum.first + sum.second), sum };
};

describe("a form's token", () => {
  test("is taken from somebody who read the form and did the sum", () => {
    const { token, answer } = made();
    expect(checkFormToken(SECRET, { token, answer: ` ${answer} ` }, later(60))).toMatchObject({ ok: true });
  });

  test.each([
    ["faster than anybody reads", 2, "fast"],
    ["the day after", 86_401, "old"],
  ])("is refused %s", (_when, seconds, fault) => {
    expect(checkFormToken(SECRET, made(), later(seconds))).toEqual({ ok: false, fault });
  });

  test("is refused with a wrong sum, and the same sum is asked again", () => {
    const { token, answer, sum } = made();
    const wrong = String(Number(answer) + 1);
    expect(checkFormToken(SECRET, { token, answer: wrong }, later(9))).toEqual({ ok: false, fault: "sum" });
    expect(sumOf(SECRET, token, later(9))).toEqual(sum);
    expect(sumOf(SECRET, token, later(90_000))).toBeNull();
  });

  test("needs no sum where the task was done", () => {
    const { token } = made();
    expect(checkFormToken(SECRET, { token, answer: "", isTaskDone: true }, later(9))).toMatchObject({ ok: true });
    expect(checkFormToken(SECRET, { token, answer: "", isTaskDone: true }, later(1))).toMatchObject({ fault: "fast" });
  });

  test("tells nobody the result of its sum", () => {
    const sums = Array.from({ length: 40 }, () => made());
    // Neither the numbers nor their sum follow from the token: only its time and a random number are in it.
    expect(new Set(sums.map(({ answer }) => answer)).size).toBeGreaterThan(3);
    for (const { token } of sums) expect(token.split(".")).toHaveLength(3);
  });

  test("cannot be made or changed without the secret", () => {
    const { token, answer } = made();
    const [at, nonce, mark] = token.split(".");
    const forged = ["", "a.b.c", `${token}.x`, [Number(at) - 9000, nonce, mark].join("."), token.slice(0, -2)];
    for (const text of forged)
      expect(checkFormToken(SECRET, { token: text, answer }, later(9))).toEqual({ ok: false, fault: "forged" });
    expect(checkFormToken("y".repeat(32), { token, answer }, later(9))).toEqual({ ok: false, fault: "forged" });
  });
});
