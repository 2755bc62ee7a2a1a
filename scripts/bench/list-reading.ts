import { listAgencies } from "@/lib/city/agencies/queries";
import { listTerms } from "@/lib/city/glossary/queries";
import { listIndicators } from "@/lib/city/indicators/queries";
import { listAllKelurahan } from "@/lib/city/kelurahan/queries";
import { listLegalDocuments } from "@/lib/city/legal-documents/queries";
import { listProgrammes } from "@/lib/city/programmes/queries";
import { listUnpublished } from "@/lib/city/unpublished/queries";
import { getGrid } from "@/lib/city/value-grid/queries";
import { listQueue } from "@/lib/city/verification/queries";
import { listMeetings } from "@/lib/follow-up/meetings/queries";
import { getBoard, listRecommendations } from "@/lib/follow-up/recommendations/queries";
import { listAccounts, listWaysIn } from "@/lib/platform/accounts/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { PatientClient } from "@/lib/platform/db/patient-client";
import { listAssessors } from "@/lib/platform/users/queries";
import { listQuestions } from "@/lib/voices/public-questions/queries";
import { listDelays } from "@/lib/work/delays/queries";
import { listEntryRows } from "@/lib/work/entry-workbooks/queries";
import { countOpenWork } from "@/lib/work/hand-over/queries";
import { ALL_AT_ONCE, listGaps } from "@/lib/work/readiness/queries";

/** Every list of the office whose rows grow with the city, each as its page reads it. */
export const LISTS: Readonly<Record<string, (actor: Actor, page: number) => Promise<unknown>>> = {
  "/kelola/program": (actor, page) => listProgrammes(actor, { page }),
  "/kelola/program, searched": (actor, page) => listProgrammes(actor, { page, q: "program" }),
  "/kelola/indikator": (actor, page) => listIndicators(actor, { page }),
  "/kelola/isi": (actor, page) =>
    getGrid(actor, {
      ...{ frequency: "MONTHLY", years: { from: 2025, to: 2025 }, page },
      ...{ today: "2026-01-31", locale: "id" },
    }),
  "/kelola/isi/kemajuan": (actor, page) => listEntryRows(actor, "kemajuan", { periode: "2025-12" }, "id", page),
  "/kelola/isi/tonggak": (actor, page) => listEntryRows(actor, "tonggak", {}, "id", page),
  "/kelola/isi/dana": (actor, page) => listEntryRows(actor, "dana", { tahun: "2025" }, "id", page),
  "/kelola/verifikasi": (actor, page) => listQueue(actor, { state: "SUBMITTED", q: "", page }),
  "/kelola/publikasi/belum-terbit": (actor) => listUnpublished(actor),
  "/kelola/perangkat-daerah": (actor, hal) => listAgencies(actor, { hal }),
  "/kelola/kelurahan": (actor, hal) => listAllKelurahan(actor, { hal }),
  "/kelola/dokumen-hukum": (actor, hal) => listLegalDocuments(actor, { hal }),
  "/kelola/teks/glosarium": (actor, page) => listTerms(actor, page),
  "/kelola/pengguna": async (actor, page) => {
    const { items } = await listAccounts(actor, { page } as Parameters<typeof listAccounts>[1]);
    return countOpenWork(
      actor,
      items.map(({ id }) => id),
    );
  },
  "/kelola/pengguna/jalan-masuk": (actor) => listWaysIn(actor),
  "/kelola/asesor": (actor, page) => listAssessors(actor, { page }),
  "/kelola/rekomendasi": (actor, hal) => listRecommendations(actor, { hal }),
  "/kelola/rekomendasi, as a board": (actor) => getBoard(actor),
  "/kelola/menahan": (actor, page) => listDelays(actor, { page }),
  "/kelola/pertanyaan": (actor, page) => listQuestions(actor, { page }),
  "/dewan/rapat": (actor, page) => listMeetings(actor, { page }),
  "/kelola/kesiapan": (actor) => listGaps(actor, ALL_AT_ONCE),
};

type Read = { statements: number; rows: number; ms: number };

/** What a read asks of the database: how many statements, how many rows they bring, and how long it takes. */
export async function measured(read: () => Promise<unknown>): Promise<Read> {
  const counted = { statements: 0, rows: 0 };
  const own = PatientClient.prototype.query;
  // biome-ignore lint/suspicious/noExplicitAny: pg overloads this in eight ways, which all pass through unchanged.
  PatientClient.prototype.query = function query(this: PatientClient, ...given: any[]): any {
    const count = (result: { rows?: unknown[] } | undefined) => {
      counted.statements += 1;
      counted.rows += result?.rows?.length ?? 0;
    };
    const done = given.at(-1);
    // A pool hands over what comes when it is there, a transaction waits for it.
    if (typeof done === "function")
      return own.apply(this, [
        ...given.slice(0, -1),
        (error: unknown, result: { rows?: unknown[] }) => {
          count(result);
          done(error, result);
        },
      ] as never);
    const asked = own.apply(this, given as never) as unknown as Promise<{ rows?: unknown[] }>;
    return asked.then((result) => {
      count(result);
      return result;
    });
  };
  const began = performance.now();
  try {
    await read();
  } finally {
    PatientClient.prototype.query = own;
  }
  return { ...counted, ms: performance.now() - began };
}
