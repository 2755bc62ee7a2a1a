import type { TestProject } from "vitest/node";
import { serveSite } from "./server";

declare module "vitest" {
  export interface ProvidedContext {
    site: { url: string; serverPid: number; databasePid: number; log: string; env: Record<string, string> };
  }
}

/** The site as it is served in production, for tests that attack it or take its database away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { env, log, serverPid, databasePid, tearDown } = await serveSite();
  project.provide("site", { url: env.BASE_URL ?? "", serverPid, databasePid, log, env });
  return tearDown;
}
