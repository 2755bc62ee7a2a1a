// What a change touches: which tests `npm run test:changed` runs for it.
import { OperatorError, runCommand } from "./operator";

export interface Touched {
  /** Files for vitest, which finds the tests that import them. */
  files: string[];
  /** Every integration test: the database itself is another one. */
  database: boolean;
  /** What is attacked in tests/server. */
  door: boolean;
  /** Folders of tests/e2e. */
  journeys: string[];
}

/** Where the journeys of an area are whose name no folder of tests/e2e bears. */
const JOURNEYS_OF: Record<string, string> = { results: "evaluation", work: "platform" };

/** Folders of app/ by the journeys that go through them. */
const PAGES: [RegExp, string[]][] = [
  [/^app\/\[locale\]\/\(public\)\/(tanya|tanya-jawab)\//, ["voices", "site"]],
  [/^app\/(\[locale\]\/\(public\)|api\/v1|sitemap)/, ["site"]],
  [/^app\/.*\/dewan\//, ["follow-up", "evaluation", "platform"]],
  [/^app\/.*\/(rekomendasi|tindakan)\//, ["follow-up", "platform"]],
  [/^app\/.*\/(putaran|instrumen|jawaban|asesor)\//, ["evaluation", "platform"]],
  [/^app\/.*\/(pertanyaan|testimoni)\//, ["voices", "platform"]],
  [/^app\/.*\/(program|indikator|laporan|verifikasi)\//, ["city", "platform"]],
  [/^app\//, ["platform", "site"]],
];

function journeysOf(file: string): string[] {
  const [, area] = /^(?:lib|components|tests\/e2e)\/([^/]+)\//.exec(file) ?? [];
  if (area) return [JOURNEYS_OF[area] ?? area];
  if (/^(server|proxy\.ts|next\.config\.ts|instrumentation\.ts|messages)\b/.test(file)) return ["platform", "site"];
  return PAGES.find(([page]) => page.test(file))?.[1] ?? [];
}

/** `folders` are those of tests/e2e: an area without journeys of its own touches none. */
export function touchedBy(changed: readonly string[], folders: readonly string[]): Touched {
  const journeys = new Set(changed.flatMap(journeysOf).filter((one) => folders.includes(one)));
  return {
    files: changed.filter((file) => /\.(tsx?|[cm]js|json)$/.test(file) && !/^tests\/(e2e|server)\//.test(file)),
    database: changed.some((file) => file.startsWith("prisma/")),
    door: changed.some((file) => /^(server|tests\/server)\//.test(file)),
    journeys: [...journeys].sort(),
  };
}

/** What differs from the branch `main`, committed or not. */
export async function changedFiles(): Promise<string[]> {
  const git = async (...words: string[]) => {
    const { code, output } = await runCommand("git", words);
    if (code !== 0) throw new OperatorError(`What has changed is not known: ${output.trim()}`);
    return output.split("\n").filter(Boolean);
  };
  const [base = "HEAD"] = await git("merge-base", "HEAD", "main").catch(() => []);
  const [differing, unknown] = await Promise.all([
    git("diff", "--name-only", base),
    git("ls-files", "--others", "--exclude-standard"),
  ]);
  return [...new Set([...differing, ...unknown])];
}
