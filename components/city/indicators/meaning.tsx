import { useLocale } from "next-intl";
import { NotTranslated } from "@/components/ui/indonesian";
import type { PublicIndicator } from "@/lib/city/indicators/published";

/** An indicator's code, and in a sentence what it means for a resident. */
export function Meaning({ code, meaning }: Pick<PublicIndicator, "code" | "meaning">) {
  const locale = useLocale();
  return (
    <>
      {code}
      {meaning.id ? <> · {meaning[locale] || <NotTranslated>{meaning.id}</NotTranslated>}</> : null}
    </>
  );
}
