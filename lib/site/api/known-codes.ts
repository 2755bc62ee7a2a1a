import { listPublishedAgencies } from "@/lib/city/agencies/published";
import { listPublishedCodes } from "@/lib/city/indicators/published";
import { listPublishedPillars } from "@/lib/city/pillars/published";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
import { publishedRoundsById } from "@/lib/evaluation/rounds/published";
import { oneOfThese } from "@/lib/platform/datasets/query";
import { inBoth } from "@/lib/platform/datasets/sentence";
import { route } from "@/lib/platform/pages/routes";
import { findSubject } from "@/lib/voices/question-subjects/published";
import { subjectSchema } from "@/lib/voices/question-subjects/schemas";
import type { ParameterFault } from "./problem";
import "server-only";

/** A filter names what is not published: a fault of the request, and never an empty list that reads like an answer. */
export class UnknownCodes extends Error {
  constructor(readonly faults: ParameterFault[]) {
    super("A filter names what is not published.");
  }
}

// Longer lists are looked up at their own address.
const FEW = 40;

const LISTS = {
  pillar: { codes: async () => (await listPublishedPillars()).map(({ code }) => code), at: route("/api/v1/pillars") },
  agency: {
    codes: async () => (await listPublishedAgencies()).map(({ code }) => code),
    at: route("/api/v1/programmes"),
  },
  programme: {
    codes: async () => [...(await publishedProgrammesById()).values()].map(({ slug }) => slug),
    at: route("/api/v1/programmes"),
  },
  indicator: { codes: listPublishedCodes, at: route("/api/v1/indicators") },
  round: {
    codes: async () => [...(await publishedRoundsById()).values()].map(({ slug }) => slug),
    at: route("/api/v1/rounds"),
  },
} as const;

/** Throws UnknownCodes where a filter by code names nothing that is published. */
export async function askForKnownCodes(query: object): Promise<void> {
  const given = query as Readonly<Record<string, unknown>>;
  const faults: ParameterFault[] = [];
  for (const [parameter, { codes, at }] of Object.entries(LISTS)) {
    const code = given[parameter];
    if (code === undefined) continue;
    const known = await codes();
    if (known.includes(String(code))) continue;
    const allowed =
      known.length <= FEW ? oneOfThese(known) : inBoth(`is not published; see ${at}`, `belum terbit; lihat ${at}`);
    faults.push({ parameter, message: allowed });
  }
  if (given.recommendation !== undefined && !(await isRecommendation(given.recommendation)))
    faults.push({
      parameter: "recommendation",
      message: inBoth(
        'must be a round and a number as "2022/1"; see /api/v1/recommendations',
        'harus putaran dan nomor seperti "2022/1"; lihat /api/v1/recommendations',
      ),
    });
  if (faults.length > 0) throw new UnknownCodes(faults);
}

async function isRecommendation(code: unknown): Promise<boolean> {
  const read = subjectSchema.safeParse({ rekomendasi: code });
  return read.success && (await findSubject(read.data)) !== null;
}
