import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Missing } from "@/components/ui/missing";
import type { PillarReview } from "@/lib/evaluation/rounds/queries";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { useZone } from "@/lib/platform/i18n/use-zone";

type LanesProps = {
  review: PillarReview;
  /** Computed from the verified answers; null while one is missing. */
  self: { value: string; counted: number } | null;
};

/** Three origins side by side that never overwrite each other: official last time, self, council. */
export function Lanes({ review, self }: LanesProps) {
  const words = useTranslations("Reviews");
  const t = useTranslations("Council");
  const locale = useLocale();
  const zone = useZone();
  const { official } = review.pillar;
  const score = (value: string) => formatDecimal(value, { locale, decimals: 2 });
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <Lane title={t("officialLane")} value={official ? score(official.value) : null}>
        {official ? (
          <>
            <p>{t("officialOf", { round: official.round })}</p>
            <p className="break-words">{t("source", { source: official.source })}</p>
          </>
        ) : null}
      </Lane>
      <Lane title={t("selfLane")} value={self ? score(self.value) : null}>
        {self ? words("selfComputed", { counted: self.counted }) : t("noSelf")}
      </Lane>
      <section className="flex flex-col gap-3 rounded-md border border-hairline bg-raised p-5">
        <h2 className="text-sm font-semibold text-muted">{t("councilLane")}</h2>
        {!review.mayReadCouncil ? (
          <p className="text-sm text-muted">{t("hiddenCouncil")}</p>
        ) : review.council.length === 0 ? (
          <p className="text-sm text-muted">{t("noCouncil")}</p>
        ) : (
          <ul className="flex flex-col gap-3">
            {review.council.map((given) => (
              <li key={given.id}>
                <p className="text-lg font-semibold tabular-nums">{score(given.value)}</p>
                <p className="break-words" lang="id">
                  {given.reason}
                </p>
                <p className="text-sm text-muted">
                  {t("by", {
                    name: given.own ? t("you") : given.author,
                    date: formatDate(dayIn(zone, given.at), locale),
                  })}
                  {given.revision > 1 ? ` · ${t("revision", { revision: given.revision })}` : null}
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Lane({ title, value, children }: { title: string; value: string | null; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 rounded-md border border-hairline bg-raised p-5">
      <h2 className="text-sm font-semibold text-muted">{title}</h2>
      <p className="text-xl font-bold tabular-nums">{value ?? <Missing />}</p>
      <div className="flex flex-col gap-1 text-sm text-muted">{children}</div>
    </section>
  );
}
