import type { Locale } from "@/lib/platform/format/locale";
import { asSentence } from "@/lib/platform/format/sentence";

type Told = { description: Record<Locale, string>; benefit: Record<Locale, string> };

/** A programme in a sentence: what it is; where nobody wrote that, what a resident has of it. Empty where neither is said. */
export const aboutProgramme = ({ description, benefit }: Told, locale: Locale): string =>
  asSentence(description[locale] || benefit[locale]);
