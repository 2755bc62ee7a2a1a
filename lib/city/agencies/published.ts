import "server-only";
import { cache } from "react";
import { type PublicDb, publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import { type DatedName, formerNames, nameOn } from "./names";

export interface PublicAgency {
  code: string;
  name: string;
  shortName: string;
  cityAgency: boolean;
  /** 'YYYY-MM-DD' where it was merged or split; null while it works. */
  closedOn: string | null;
  /** What it was called before, and those that went on as it. */
  formerly: string[];
  /** Codes of those that took over from it. */
  successors: string[];
  names: DatedName[];
}

const readAgencies = cache(async (views: PublicDb): Promise<Map<string, PublicAgency>> => {
  const agencies = await views.publishedAgency.findMany({
    omit: { steward: true },
    orderBy: { code: "asc" },
    include: {
      names: { orderBy: { fromOn: { sort: "asc", nulls: "first" } } },
      wentTo: { orderBy: [{ on: "asc" }, { id: "asc" }] },
    },
  });
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const successions = agencies
    .flatMap(({ wentTo }) => wentTo)
    .sort((a, b) => a.on.getTime() - b.on.getTime() || (a.id < b.id ? -1 : 1));
  return new Map(
    agencies.map(({ id, closedOn, names, wentTo, ...agency }) => {
      const own = names.map(({ name, shortName, fromOn }) => ({ name, shortName, fromOn: dayOf(fromOn) }));
      const cameFrom = successions
        .filter(({ toId }) => toId === id)
        .flatMap(({ fromId }) =>
          [byId.get(fromId)?.name ?? [], (byId.get(fromId)?.names ?? []).map(({ name }) => name)].flat(),
        );
      const successors = wentTo.flatMap(({ toId }) => byId.get(toId)?.code ?? []);
      const formerly = [...new Set([...formerNames(agency, own), ...cameFrom])];
      return [id, { ...agency, closedOn: dayOf(closedOn), formerly, successors, names: own }];
    }),
  );
});

/** Agencies by row id, for the reads that name an owner. */
export const publishedAgenciesById = (views = publicDb()) => readAgencies(views);

/** Of the agency that keeps the city's data (walidata); null until a city has said which. */
export async function publishedStewardName(): Promise<string | null> {
  const found = await publicDb().publishedAgency.findFirst({ where: { steward: true }, select: { name: true } });
  return found?.name ?? null;
}

export async function listPublishedAgencies(): Promise<PublicAgency[]> {
  return [...(await publishedAgenciesById()).values()];
}

/** As it was called on a day ('YYYY-MM-DD'): what is closed keeps the name of its day. */
export const asOf = (agency: PublicAgency, day: string | null): PublicAgency =>
  day === null ? agency : { ...agency, ...nameOn(agency, agency.names, day), formerly: [] };

/** What a search finds it by: its code, its names and its former ones. */
export const agencyWords = ({ code, name, shortName, formerly, names }: PublicAgency): string[] => [
  ...[code, name, shortName, ...formerly],
  ...names.map((one) => one.shortName),
];

/** Codes of those that took over from an agency, and from them, the nearest first. */
export function successorsOf(agencies: readonly PublicAgency[], wanted: string): string[] {
  const found: string[] = [];
  const follow = (code: string) => {
    const agency = agencies.find((one) => one.code.toLowerCase() === code.toLowerCase());
    const next = (agency?.successors ?? []).filter((one) => !found.includes(one));
    found.push(...next);
    next.forEach(follow);
  };
  follow(wanted);
  return found;
}
