import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { TEST_BUILD } from "../build";
import { projectRoot } from "../operator";

const QUIET_MS = 5000;

/** The app renders on in the background; until no page has been added for a while, it measures itself. */
export async function renderingDone(): Promise<string> {
  const folder = path.join(projectRoot, TEST_BUILD, "server/route-cache");
  const count = async () => {
    const files = await readdir(folder, { recursive: true }).catch(() => []);
    return files.filter((file) => file.endsWith(".html")).length;
  };
  for (let before = -1; ; ) {
    const now = await count();
    if (now === before) return `${now} pages`;
    before = now;
    await wait(QUIET_MS);
  }
}
