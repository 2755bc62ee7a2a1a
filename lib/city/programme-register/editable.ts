import type { Programme } from "@/lib/platform/db/generated/client";
import { dayOf } from "@/lib/platform/format/date";

/** A programme with what hangs on it, as it is loaded for a change. */
export type WholeProgramme = Programme & {
  pillar: { code: string };
  agency: { code: string };
  supports: { agencyId: string; agency: { code: string } }[];
  partners: { kind: string; name: string }[];
  kelurahan: { kelurahan: { id: string; name: string } }[];
};

export const WHOLE = {
  pillar: { select: { code: true } },
  agency: { select: { code: true } },
  supports: {
    select: { agencyId: true, agency: { select: { code: true } } },
    orderBy: { agency: { code: "asc" as const } },
  },
  partners: { select: { kind: true, name: true }, orderBy: { order: "asc" as const } },
  kelurahan: {
    select: { kelurahan: { select: { id: true, name: true } } },
    orderBy: { kelurahan: { name: "asc" as const } },
  },
};

/** Everything of a programme that people edit, for the log: what it refers to by code or name. */
export function asEditable({ supports, partners, kelurahan, pillar, agency, ...row }: WholeProgramme) {
  const { pillarId: _pillarId, agencyId: _agencyId, shipped: _shipped, ...columns } = row;
  return {
    ...columns,
    closedOn: dayOf(row.closedOn),
    pillar: pillar.code,
    agency: agency.code,
    supports: supports.map((one) => one.agency.code),
    partners,
    kelurahan: kelurahan.map((one) => one.kelurahan.name),
  };
}

/** The same as a form shows it beside what was typed. */
export function asTypedProgramme(row: WholeProgramme) {
  const { id, version, name, code, subDimension, quickWin, status, startedPeriod, endedPeriod } = row;
  const { descriptionId, descriptionEn, benefitId, benefitEn, masterplanFrom, masterplanTo, source } = row;
  return {
    ...{ id, version, name, code, subDimension, status, startedPeriod, endedPeriod },
    ...{ descriptionId, descriptionEn, benefitId, benefitEn, masterplanFrom, masterplanTo, source },
    quickWin: quickWin ? "true" : "",
    pillarCode: row.pillar.code,
    agencyCode: row.agency.code,
    supports: row.supports.map((one) => one.agency.code).join(","),
    kelurahan: row.kelurahan.map((one) => one.kelurahan.id).join(","),
    closedOn: dayOf(row.closedOn),
    closedReason: row.closedReason,
  };
}

const LONGEST = 60;

/** "Kota Cerdas & Hijau" to "kota-cerdas-hijau": the address of a new programme, which never changes after. */
export function slugOfName(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  const kept: string[] = [];
  for (const word of words) if ([...kept, word].join("-").length <= LONGEST) kept.push(word);
  return kept.join("-") || "program";
}
