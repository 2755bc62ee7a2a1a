import { useTranslations } from "next-intl";
import type { RoundRef } from "@/lib/evaluation/rounds/published";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { useRoundName } from "./round-words";

/** To a round beside the one before it; nothing where there is none. */
export function ComparisonLink({ pair }: { pair: [RoundRef, RoundRef] | undefined }) {
  const t = useTranslations("Comparison");
  const roundName = useRoundName();
  if (!pair) return null;
  const [earlier, later] = pair;
  return (
    <p className="mt-6">
      <Link
        href={route("/evaluasi/banding/[a]/[b]", { a: earlier.slug, b: later.slug })}
        className="text-link inline-flex min-h-11 items-center md:min-h-6"
      >
        {t("compareNewest", { earlier: roundName(earlier), later: roundName(later) })}
      </Link>
    </p>
  );
}
