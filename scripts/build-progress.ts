// That a build of minutes goes on: on a terminal a line that moves, in a log a plain line now and then.
import { seconds } from "./operator";

const MOVES_MS = 1000;
const LOG_MS = 20_000;

/** What Next prints of its own steps, the latest that fits counts. */
const STEPS: readonly [RegExp, (found: RegExpMatchArray) => string][] = [
  [/Creating an optimized production build/g, () => "compiling"],
  [/Collecting page data/g, () => "looking at the pages"],
  [/Generating static pages[^(\n]*\((\d+\/\d+)\)/g, ([, count]) => `first pages, ${count}`],
  [/Finalizing page optimization|Collecting build traces/g, () => "finishing"],
];

export interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

export function buildProgress(output: Output = process.stdout): { hear(text: string): void; end(): void } {
  const began = performance.now();
  let now = "beginning";
  const line = () => `Building: ${now} (${seconds(began)})`;
  const show = () => void output.write(output.isTTY ? `\r\u001b[K${line()}` : `${line()}\n`);
  const timer = setInterval(show, output.isTTY ? MOVES_MS : LOG_MS);
  timer.unref();
  return {
    hear(text) {
      const before = now;
      for (const [pattern, words] of STEPS) for (const found of text.matchAll(pattern)) now = words(found);
      if (now !== before) show();
    },
    end() {
      clearInterval(timer);
      if (output.isTTY) output.write("\r\u001b[K");
    },
  };
}
