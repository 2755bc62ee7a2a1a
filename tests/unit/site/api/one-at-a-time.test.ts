import { expect, test } from "vitest";
import { oneAtATime } from "@/lib/site/api/one-at-a-time";

/** A question that the test answers when it likes. */
function question() {
  const put: { answer: (text: string) => void; fail: () => void }[] = [];
  const ask = oneAtATime(
    () => new Promise<string>((answer, reject) => put.push({ answer, fail: () => reject(new Error("away")) })),
  );
  const settle = () => new Promise((done) => setImmediate(done));
  return { put, ask, settle };
}

test("who comes while a question is under way waits for the next one, which all of them share", async () => {
  const { put, ask, settle } = question();
  const early = ask();
  await settle();
  const late = [ask(), ask()];
  await settle();
  expect(put).toHaveLength(1);
  put[0]?.answer("before the change");
  expect(await early).toBe("before the change");
  await settle();
  expect(put).toHaveLength(2);
  put[1]?.answer("after the change");
  expect(await Promise.all(late)).toEqual(["after the change", "after the change"]);
});

test("a question that fails does not stop the next", async () => {
  const { put, ask, settle } = question();
  const first = ask();
  await settle();
  const second = ask();
  put[0]?.fail();
  await expect(first).rejects.toThrow("away");
  await settle();
  put[1]?.answer("back");
  expect(await second).toBe("back");
});
