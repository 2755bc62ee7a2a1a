import { useTranslations } from "next-intl";
import type { PublicRound } from "@/lib/evaluation/rounds/published";
import { route } from "@/lib/platform/pages/routes";

/** How a computed final is recomputed without this site; for those who came to check it. */
export function TraceCheck({ round }: { round: PublicRound }) {
  const t = useTranslations("Rounds");
  if (round.computed?.status !== "complete") return null;
  return (
    <div className="flex flex-col gap-2">
      <p>
        <a href={route("/api/v1/rounds/[slug]/trace", { slug: round.slug })} className="text-link">
          {t("traceJson")}
        </a>
        : {t("traceVerify")}
      </p>
      <p className="rounded-md bg-sunken p-3 font-mono text-sm break-all">npm run score:verify trace.json</p>
    </div>
  );
}
