import { expect, test, vi } from "vitest";
import { type Answer, keptAnswer } from "@/lib/site/api/kept-answers";

vi.mock("@/lib/platform/db/public", () => ({
  visibleState: async () => "unchanged",
  askingOnceFor: (make: () => unknown) => make(),
}));
vi.mock("@/lib/platform/settings/published", () => ({ cityToday: async () => "2026-11-29" }));

const answer = (bytes: number): Answer => ({ body: new Uint8Array(bytes), etag: "", link: null });

test("an answer is made once while nothing changes", async () => {
  const make = vi.fn(async () => answer(10));
  await keptAnswer("once", make);
  await keptAnswer("once", make);
  expect(make).toHaveBeenCalledTimes(1);
});

test.each([
  ["large ones", 1024 * 1024, 20],
  ["empty ones, as for searches that find nothing", 0, 17_000],
])("answers are let go when they fill the memory set aside for them: %s", async (name, bytes, count) => {
  const first = vi.fn(async () => answer(bytes));
  await keptAnswer(`${name} first`, first);
  for (let number = 0; number < count; number += 1) await keptAnswer(`${name} ${number}`, async () => answer(bytes));
  await keptAnswer(`${name} first`, first);
  expect(first).toHaveBeenCalledTimes(2);
});
