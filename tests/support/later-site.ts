import { rm } from "node:fs/promises";
import path from "node:path";
import { freePort } from "../../scripts/network-port";
import { projectRoot } from "../../scripts/operator";
import { startWebServer } from "../../scripts/web-server";
import { copyBuild } from "./build-copy";

/** The same app on the same database, some days from now: what nobody touched in the meantime has grown older. */
export async function startLaterSite(days: number): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const distDir = await copyBuild(`later-${port}`);
  const clock = path.join(import.meta.dirname, "moved-clock.cjs");
  const env = { NODE_OPTIONS: `--require=${clock}`, MOVED_CLOCK_DAYS: String(days), NEXTAUTH_URL: url };
  const server = await startWebServer({ port, distDir, env });
  return {
    url,
    stop: async () => {
      await server.stop();
      await rm(path.join(projectRoot, distDir), { recursive: true, force: true });
    },
  };
}
