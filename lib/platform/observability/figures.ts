import "server-only";
import { countConnections } from "@/lib/platform/db/client";
import { isDatabaseReady } from "@/lib/platform/db/health";

/** One count or time of the whole site as it is now, for the operator; names end in their unit, as Prometheus asks. */
export type Figure = {
  name: `enam_pilar_${string}`;
  help: string;
  /** What values of it are told apart by. */
  labels?: readonly string[];
  /** Above this the part it belongs to is not well (GET /api/health). */
  worry?: { part: string; above: number };
  /** No value where there is nothing to measure. */
  read: () => Promise<Measured[]>;
};
type Measured = { value: number; by?: Record<string, string> };
type Read = Omit<Figure, "read"> & { measured: Measured[] };

// For server/metrics.mjs, which answers Prometheus.
const kept = globalThis as unknown as { enamPilarFigures?: () => Promise<Read[]>; enamPilarOffered?: Figure[] };

/** What the areas count, told once by the server's start (instrumentation.ts). */
export function offerFigures(figures: Figure[]): void {
  kept.enamPilarOffered = figures;
  kept.enamPilarFigures = readFigures;
}

/** Everything that can be counted now. While the database is away nothing is said of what lies in it. */
async function readFigures(): Promise<Read[]> {
  const isReady = await isDatabaseReady();
  const connections = Object.entries(countConnections()).map(([state, value]) => ({ by: { state }, value }));
  const own: Read[] = [
    {
      name: "enam_pilar_database_up",
      help: "1 while the database answers, else 0.",
      measured: [{ value: Number(isReady) }],
    },
    {
      name: "enam_pilar_database_connections",
      help: "Connections of this process to the database, and callers that wait for one.",
      labels: ["state"],
      measured: connections,
    },
  ];
  if (!isReady) return own;
  const offered = (kept.enamPilarOffered ?? []).map(async ({ read, ...figure }) => ({
    ...figure,
    measured: await read().catch(() => []),
  }));
  return [...own, ...together(await Promise.all(offered))];
}

/** Several areas measure the same, each of its own. */
function together(read: Read[]): Read[] {
  const named = new Map<string, Read>();
  for (const figure of read) {
    const known = named.get(figure.name);
    named.set(figure.name, { ...figure, measured: [...(known?.measured ?? []), ...figure.measured] });
  }
  return [...named.values()];
}

export type Health = { status: "ok" | "degraded" | "unavailable"; unwell: string[] };

/** Whether everything is served, some part waits (letters, jobs, a publication that is due), or the database is away. */
export async function readHealth(): Promise<Health> {
  const figures = await readFigures();
  const up = figures.find(({ name }) => name === "enam_pilar_database_up")?.measured[0]?.value;
  if (!up) return { status: "unavailable", unwell: ["database"] };
  const parts = figures.flatMap(({ worry, measured }) =>
    worry && measured.some(({ value }) => value > worry.above) ? [worry.part] : [],
  );
  const unwell = [...new Set(parts)].sort();
  return { status: unwell.length > 0 ? "degraded" : "ok", unwell };
}
