export type Grade = "NONE" | "ATTACHED" | "CHECKED";

/** How well a thing is proved: by nothing, by something, or by something that walidata checked. Taken back counts not. */
export function gradeOf(evidence: readonly { checkedAt: Date | null; removedAt: Date | null }[]): Grade {
  const kept = evidence.filter(({ removedAt }) => removedAt === null);
  if (kept.length === 0) return "NONE";
  return kept.some(({ checkedAt }) => checkedAt !== null) ? "CHECKED" : "ATTACHED";
}
