import { useLocale } from "next-intl";
import { LinkedWords } from "@/components/city/fact-sources/source-text";
import type { PublicValue } from "@/lib/city/indicators/published";
import { noteBesideBreak } from "./note-words";
/** What is told of a value, with links where it names a page. */
export function ValueNote({ value }: { value: Pick<PublicValue, "note" | "breakInSeries"> }) {
  return <LinkedWords text={noteBesideBreak(value, useLocale())} />;
}
