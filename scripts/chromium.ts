import { existsSync } from "node:fs";
import { OperatorError, runCommand, say } from "./operator";

// The first has no window to draw and takes half of the work that a whole browser takes.
const USUAL_PLACES = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium of this machine: CHROMIUM_PATH before any that is found in the usual places. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (!named) return USUAL_PLACES.find((place) => existsSync(place));
  if (existsSync(named)) return named;
  throw new OperatorError(`CHROMIUM_PATH is ${named}, where there is no file.`);
}

const ADVICE =
  "The browser tests need Chromium: install it (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.";

/** Finds a Chromium, or installs Debian's when we are root and may. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw new OperatorError(ADVICE);

  say("Installing Chromium with apt-get …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update", "-q"], { env });
  const install = (name: string) =>
    runCommand("apt-get", ["install", "-y", "-q", "--no-install-recommends", name], { env });
  // Older releases have the whole browser alone.
  let installed = await install("chromium-headless-shell");
  if (installed.code !== 0) installed = await install("chromium");
  const chromium = findChromium();
  if (!chromium) throw new OperatorError(`${ADVICE}\n${installed.output.trim().split("\n").slice(-5).join("\n")}`);
  return chromium;
}
