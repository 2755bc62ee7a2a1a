import { Decimal } from "decimal.js";
import { readRoundSlug } from "@/lib/evaluation/rounds/slug";
import type { RecommendationStatus } from "@/lib/follow-up/recommendations/overdue";
import type { WrittenCell } from "@/lib/platform/format/workbook";
import { route } from "@/lib/platform/pages/routes";
import { STATUSES, type Summary, type SummaryGroup } from "./summary";
export const COLUMNS = [
  { heading: "Putaran", width: 12 },
  { heading: "Nomor", width: 8 },
  { heading: "Pilar", width: 20 },
  { heading: "Rekomendasi", width: 60 },
  { heading: "Penanggung jawab", width: 30 },
  { heading: "Tenggat", width: 20 },
  { heading: "Status", width: 28 },
  { heading: "Tindak lanjut", width: 60 },
  { heading: "Alasan sah", width: 40 },
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

const UNVERIFIED = "belum diverifikasi di sini";

export const SUMMARY_COLUMNS = [
  { heading: "Menurut", width: 20 },
  { heading: "Nama", width: 50 },
  { heading: "Jumlah", width: 10 },
  ...STATUSES.map((status) => ({ heading: WORDS[status], width: 18 })),
  { heading: UNVERIFIED, width: 18 },
  { heading: "Ditindaklanjuti (%)", width: 16 },
  { heading: "Sesuai (%)", width: 12 },
];

// The assessors see it without the page, so it says itself that no ministry made this percentage.
const NOTE =
  "Ditindaklanjuti = sesuai, ditambah yang tidak dapat ditindaklanjuti dengan alasan sah. Persentase ini hitungan internal; rumus kementerian tidak diterbitkan.";

/** Numbers, so that they can be computed with; none where there is nothing to follow up. */
const share = (percent: string | null) =>
  percent === null ? null : { share: new Decimal(percent).div(100).toNumber() };

const summaryRow = (by: string, name: string, { total, byStatus, unverified, followedUp, asAsked }: Summary) => [
  ...[by, name, total],
  ...STATUSES.map((status) => byStatus[status]),
  unverified,
  ...[share(followedUp), share(asAsked)],
];

/** The four words and both shares: of all, of each agency, of each pillar, and what the percentage is. */
export function toSummaryRows(sheet: { whole: Summary; agencies: SummaryGroup[]; pillars: SummaryGroup[] }) {
  return [
    summaryRow("Keseluruhan", "Semua rekomendasi", sheet.whole),
    ...sheet.agencies.map(({ name, summary }) => summaryRow("Perangkat daerah", name, summary)),
    ...sheet.pillars.map(({ name, summary }) => summaryRow("Pilar", name || "Semua pilar", summary)),
    ["Catatan", NOTE],
  ];
}

export interface SheetItem {
  id: string;
  round: string;
  order: number;
  pillar: { code: string; name: string } | null;
  text: string;
  agency: { code: string; name: string };
  dueOn: string | null;
  /** Null where nothing was done here yet, whatever a source reports. */
  status: RecommendationStatus | null;
  answer: string;
  /** Why it lawfully cannot be done; empty where it can. */
  legalReason: string;
  evidence: readonly { id: string; title: string; url: string | null }[];
}

/** Where a file of evidence is downloaded, through its permission check. */
const evidencePath = (id: string) => route("/api/evidence/[id]", { id });

/** As the pages call it; a slug such as "2023-2" is a date to a spreadsheet. */
function roundName(slug: string): string {
  const { year, stage } = readRoundSlug(slug);
  return stage === null ? `${year}` : `${year} tahap ${stage}`;
}

/** One row of the sheet as a workbook. What is missing is an empty cell. */
export function toRow(item: SheetItem, site: string): WrittenCell[] {
  const evidence = item.evidence.map(({ id, title, url }) => `${title}: ${url ?? site + evidencePath(id)}`);
  return [
    roundName(item.round),
    item.order,
    item.pillar?.name ?? null,
    item.text,
    item.agency.name,
    item.dueOn === null ? null : { day: item.dueOn },
    item.status ? WORDS[item.status] : UNVERIFIED,
    item.answer || null,
    item.legalReason || null,
    item.evidence.length,
    evidence.join("\n") || null,
  ];
}
