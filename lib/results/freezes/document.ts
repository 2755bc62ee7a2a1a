import canonicalize from "canonicalize";
import type { Locale } from "@/lib/platform/format/locale";
import type { FrozenRound } from "./round-format";

/**
 * A document as canonical JSON (RFC 8785): the same content always gives the same bytes, and so the same SHA-256,
 * whoever computes it. Decimals are strings, so no number of it can lose a digit.
 */
export function canonicalText(document: object): string {
  // What JSON cannot hold (undefined, Decimal, Date) is settled first.
  const text = canonicalize(JSON.parse(JSON.stringify(document)));
  if (text === undefined) throw new TypeError("A document that JSON cannot hold");
  return text;
}

/** The CSV of a frozen round: one line per figure, from the document alone. */
export function csvRows({ round, recommendations }: FrozenRound): Record<string, string | number | null>[] {
  const row = (kind: string, code: string, name: string, figures: Partial<Record<Figure, string | null>>) => ({
    round: round.slug,
    kind,
    code,
    name,
    ...EMPTY,
    ...figures,
  });
  return [
    row("final", "FINAL", "", { value: round.final?.value ?? null, source: round.final?.source ?? round.source }),
    ...round.sections.map(({ code, name, weight, score, product }) =>
      row("section", code, name.id, { value: score?.value ?? null, weight, product, source: score?.source ?? null }),
    ),
    ...round.pillars.map(({ pillar, score }) =>
      row("pillar", pillar.code, pillar.name, { value: score?.value ?? null, source: score?.source ?? null }),
    ),
    ...round.ranks.map(({ scope, rank, outOf, source }) =>
      row("rank", scope, "", { value: `${rank}`, outOf: outOf === null ? null : `${outOf}`, source }),
    ),
    ...recommendations.map(({ order, text, status, source }) =>
      row("recommendation", `${order}`, text, { status, source }),
    ),
  ];
}

/** The same lines for a reader: names where the CSV for programs has codes, which only a recommendation's number is none of. */
export function readableRows(document: FrozenRound, locale: Locale): Record<string, string | number | null>[] {
  const names = new Map(document.round.sections.map(({ code, name }) => [code, name[locale]]));
  return csvRows(document).map(({ round = null, kind = null, code, name, status, ...figures }) => ({
    round,
    kind,
    order: kind === "recommendation" ? Number(code) : null,
    scope: kind === "rank" ? (code ?? null) : null,
    name: (kind === "section" && names.get(`${code}`)) || name || null,
    ...figures,
    status: kind === "recommendation" ? (status ?? "NONE") : null,
  }));
}

type Figure = "value" | "weight" | "product" | "outOf" | "status" | "source";
const EMPTY: Record<Figure, string | null> = {
  value: null,
  weight: null,
  product: null,
  outOf: null,
  status: null,
  source: null,
};
