import { route } from "@/lib/platform/pages/routes";
import { ASKABLE_PAGES, isAskablePage } from "./schemas";

/** `name` is what the thing is called; rounds and pages are named by their code, in the reader's language. */
export type QuestionSubject = {
  kind: "programme" | "recommendation" | "indicator" | "pillar" | "round" | "page";
  name: string;
  /** Of what has a name in English too. */
  nameEn?: string | undefined;
  /** Its public page. */
  path: string;
  code: string;
};

/** The one of these that a question is about. */
export type NamedSubject = {
  programme?: { slug: string; name: string } | null | undefined;
  recommendation?: { order: number; text: string; round: { slug: string } } | null | undefined;
  indicator?: { code: string; nameId: string; nameEn?: string } | null | undefined;
  pillar?: { slug: string; name: string } | null | undefined;
  round?: { slug: string } | null | undefined;
  page?: string | null | undefined;
};

/** Undefined where it names nothing. */
export function subjectOf(named: NamedSubject): QuestionSubject | undefined {
  const { programme, recommendation, indicator, pillar, round, page } = named;
  if (programme) {
    const { slug, name } = programme;
    return { kind: "programme", name, code: slug, path: route("/program/[slug]", { slug }) };
  }
  if (recommendation) {
    const { order, text, round: of } = recommendation;
    const path = route("/rekomendasi/[putaran]/[nomor]", { putaran: of.slug, nomor: order });
    return { kind: "recommendation", name: text, code: `${of.slug}/${order}`, path };
  }
  if (indicator) {
    const { code, nameId, nameEn } = indicator;
    return { kind: "indicator", name: nameId, nameEn, code, path: route("/indikator/[kode]", { kode: code }) };
  }
  if (pillar) {
    const { slug, name } = pillar;
    return { kind: "pillar", name, code: slug, path: route("/pilar/[slug]", { slug }) };
  }
  if (round) {
    const { slug } = round;
    return { kind: "round", name: slug, code: slug, path: route("/evaluasi/[putaran]", { putaran: slug }) };
  }
  return page && isAskablePage(page) ? { kind: "page", name: page, code: page, path: ASKABLE_PAGES[page] } : undefined;
}
