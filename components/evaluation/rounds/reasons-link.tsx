import { useTranslations } from "next-intl";
import type { PublicRoundSummary } from "@/lib/evaluation/rounds/published";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { useRoundName } from "./round-words";

/** To the page that answers why a round's final is what it is; nothing where there is no final. */
export function ReasonsLink({
  round,
}: {
  round: Pick<PublicRoundSummary, "slug" | "year" | "stage" | "final" | "change">;
}) {
  const t = useTranslations("Reasons.question");
  const roundName = useRoundName();
  if (!round.final) return null;
  const { change } = round;
  return (
    <Link
      href={route("/evaluasi/[putaran]/mengapa", { putaran: round.slug })}
      className="text-link inline-flex min-h-11 items-center self-start md:min-h-8"
    >
      {t(change.kind === "change" ? change.direction : "plain", { round: roundName(round) })}
    </Link>
  );
}
