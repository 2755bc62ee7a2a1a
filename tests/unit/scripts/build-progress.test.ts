import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildProgress } from "@/scripts/build-progress";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const withoutTime = (text: string) => text.replace(/\d+\.\d+ s/g, "T");

test("a log gets plain lines: each step, and now and then that it goes on", () => {
  const lines: string[] = [];
  const { hear, end } = buildProgress({ write: (text) => lines.push(withoutTime(text)) });
  hear("  Creating an optimized production build ...\n");
  vi.advanceTimersByTime(40_000);
  hear("✓ Compiled\n  Generating static pages using 1 worker (12/48)");
  end();
  vi.advanceTimersByTime(60_000);
  expect(lines).toEqual([
    "Building: compiling (T)\n",
    "Building: compiling (T)\n",
    "Building: compiling (T)\n",
    "Building: first pages, 12/48 (T)\n",
  ]);
});

test("a terminal has one line that moves, and none when it is done", () => {
  let screen = "";
  const write = (text: string) => {
    screen += text;
  };
  const { hear, end } = buildProgress({ isTTY: true, write });
  hear("Collecting page data using 1 worker ...");
  vi.advanceTimersByTime(3000);
  end();
  expect(screen).not.toContain("\n");
  expect(screen.split("\r\u001b[K").at(-1)).toBe("");
  expect(screen.match(/looking at the pages/g)).toHaveLength(4);
});
