import { afterEach, expect, test, vi } from "vitest";
import { readToken } from "@/server/session-mark.mjs";
import { signed } from "../../support/session-cookie";

const secret = "a secret of at least thirty-two characters";
const tokenOf = (maxAge: number) => signed({ sub: "one" }, secret, maxAge);
afterEach(() => {
  vi.useRealTimers();
});

test("a token says what it claims, at the second reading too", async () => {
  const token = await tokenOf(60);
  expect(await readToken({ token, secret })).toMatchObject({ sub: "one" });
  expect(await readToken({ token, secret })).toMatchObject({ sub: "one" });
});

test("a token that was read once is none any more when its time is over, or under another secret", async () => {
  const token = await tokenOf(60);
  expect(await readToken({ token, secret })).not.toBeNull();
  expect(await readToken({ token, secret: `${secret}!` })).toBeNull();
  vi.useFakeTimers({ now: Date.now() + 3 * 60_000, toFake: ["Date"] });
  expect(await readToken({ token, secret })).toBeNull();
});

test("what we did not sign is none, however often it comes", async () => {
  const token = `${(await tokenOf(60)).slice(0, -2)}xx`;
  expect(await readToken({ token, secret })).toBeNull();
  expect(await readToken({ token, secret })).toBeNull();
});
