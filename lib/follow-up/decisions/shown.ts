import { z } from "zod";
import { TARGETS, type Target } from "./schemas";

const publishedLinks = z.array(z.object({ kind: z.enum(TARGETS), id: z.string() })).catch([]);

const inOneText = (links: readonly Target[]) =>
  links
    .map(({ kind, id }) => `${kind}:${id}`)
    .sort()
    .join(" ");

/** What the public reads of a decision: nothing, what it says now, or what it said before it was edited. */
export function shownOf(decision: {
  text: string;
  publishedText: string | null;
  publishedLinks: unknown;
  links: readonly Target[];
}): "nothing" | "these" | "earlier" {
  if (decision.publishedText === null) return "nothing";
  const isSame =
    decision.publishedText === decision.text &&
    inOneText(publishedLinks.parse(decision.publishedLinks)) === inOneText(decision.links);
  return isSame ? "these" : "earlier";
}
