import { z } from "zod";
import { route } from "@/lib/platform/pages/routes";

/** Public pages that are about no single thing, by the name that a question carries; their words are PublicQuestions.pages. */
export const ASKABLE_PAGES = {
  beranda: route("/"),
  pilar: route("/pilar"),
  program: route("/program"),
  indikator: route("/indikator"),
  evaluasi: route("/evaluasi"),
  rekomendasi: route("/rekomendasi"),
  keputusan: route("/keputusan"),
  data: route("/data"),
  api: route("/data/api"),
  bandingkan: route("/bandingkan"),
  glosarium: route("/glosarium"),
  perubahan: route("/perubahan"),
  kelurahan: route("/kelurahan"),
  metodologi: route("/metodologi"),
  sumber: route("/sumber"),
  tentang: route("/tentang"),
} as const;
export type AskablePage = keyof typeof ASKABLE_PAGES;
export const isAskablePage = (name: string): name is AskablePage => Object.hasOwn(ASKABLE_PAGES, name);

/** What a question can be about, as addresses and hidden fields name it. */
export const SUBJECT_FIELDS = ["program", "rekomendasi", "indikator", "pilar", "putaran", "halaman"] as const;

const name = z.string().regex(/^[A-Za-z0-9-]{1,200}$/);

/** One published thing, or one page. A recommendation is "2022/1". */
export const subjectSchema = z.union([
  z.object({ program: z.string().min(1).max(200) }),
  z.object({ rekomendasi: z.string().regex(/^[a-z0-9-]{1,20}\/\d{1,4}$/) }),
  z.object({ indikator: name }),
  z.object({ pilar: name }),
  z.object({ putaran: name }),
  z.object({ halaman: z.string().refine(isAskablePage) }),
]);
export type Subject = z.output<typeof subjectSchema>;
