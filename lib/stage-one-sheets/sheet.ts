import type { RecommendationStatus } from "@/lib/recommendations/overdue";

export const COLUMNS = [
  { heading: "Putaran", width: 12 },
  { heading: "Nomor", width: 8 },
  { heading: "Pilar", width: 20 },
  { heading: "Rekomendasi", width: 60 },
  { heading: "Penanggung jawab", width: 30 },
  { heading: "Tenggat", width: 14 },
  { heading: "Status", width: 28 },
  { heading: "Tindak lanjut", width: 60 },
  { heading: "Jumlah bukti", width: 12 },
  { heading: "Bukti", width: 60 },
] as const;

/** In the ministry's language, whatever the reader's. */
const WORDS: Record<RecommendationStatus, string> = {
  DONE: "sesuai",
  IN_PROGRESS: "belum sesuai / dalam proses",
  NOT_STARTED: "belum ditindaklanjuti",
  NOT_FEASIBLE: "tidak dapat ditindaklanjuti dengan alasan sah",
};

export interface SheetItem {
  id: string;
  round: string;
  order: number;
  pillar: { code: string; name: string } | null;
  text: string;
  agency: { code: string; name: string };
  dueOn: string | null;
  status: RecommendationStatus;
  answer: string;
  evidence: readonly { id: string; title: string; url: string | null }[];
}

/** Where a file of evidence is downloaded, through its permission check. */
const evidencePath = (id: string) => `/api/evidence/${id}`;

/** One row of the sheet as a workbook. What is missing is an empty cell. */
export function toRow(item: SheetItem, site: string): (string | number | null)[] {
  const evidence = item.evidence.map(({ id, title, url }) => `${title}: ${url ?? site + evidencePath(id)}`);
  return [
    item.round,
    item.order,
    item.pillar?.name ?? null,
    item.text,
    item.agency.name,
    item.dueOn,
    WORDS[item.status],
    item.answer || null,
    item.evidence.length,
    evidence.join("\n") || null,
  ];
}
