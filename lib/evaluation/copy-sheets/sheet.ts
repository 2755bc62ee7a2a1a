import { route } from "@/lib/platform/pages/routes";

/** Where a file of evidence is downloaded, through its permission check. */
export const evidencePath = (id: string) => route("/api/evidence/[id]", { id });

export const COLUMNS = [
  { heading: "Nomor", width: 12 },
  { heading: "Kode", width: 14 },
  { heading: "Bagian", width: 16 },
  { heading: "Pertanyaan", width: 60 },
  { heading: "Nilai", width: 14 },
  { heading: "Nilai maksimum", width: 12 },
  { heading: "Alasan", width: 70 },
  { heading: "Bukti", width: 60 },
  { heading: "Disalin", width: 26 },
] as const;

export interface SheetRow {
  number: string;
  code: string;
  section: { id: string };
  text: { id: string };
  maximum: string;
  answer: {
    score: string | null;
    notApplicable: boolean;
    reason: string;
    copiedBy: string | null;
    evidence: readonly { id: string; title: string; url: string | null }[];
  } | null;
}

/** One row of the copy sheet as a workbook, in the ministry's language. A missing score is an empty cell, never 0. */
export function toRow(
  { number, code, section, text, maximum, answer }: SheetRow,
  site: string,
): (string | number | null)[] {
  const score = answer?.notApplicable ? "tidak berlaku" : answer?.score ? Number(answer.score) : null;
  const evidence = (answer?.evidence ?? []).map(({ id, title, url }) => `${title}: ${url ?? site + evidencePath(id)}`);
  return [
    number,
    code,
    section.id,
    text.id,
    score,
    Number(maximum),
    answer?.reason ?? null,
    evidence.join("\n") || null,
    answer?.copiedBy ?? null,
  ];
}
