import { useLocale, useTranslations } from "next-intl";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { Indonesian } from "@/components/ui/indonesian";
import type { FactCorrection } from "@/lib/city/fact-sources/published";
import { formatDate } from "@/lib/platform/format/date";

const FIELDS = ["source", "note", "heldOn", "letterNumber", "letterDate", "enactedOn"] as const;

/** What was put right of shipped facts that have no revisions: what stood there, what stands there now, and why. */
export function FactCorrections({ corrections, withKey }: { corrections: FactCorrection[]; withKey?: boolean }) {
  const t = useTranslations("FactSources");
  const locale = useLocale();
  return (
    <ul className="flex max-w-prose flex-col gap-4">
      {corrections.map(({ id, key, at, field, before, after, reason }) => (
        <li key={id}>
          <p>
            <span className="font-medium">
              {withKey ? <Indonesian>{key}: </Indonesian> : null}
              {t(`fields.${FIELDS.find((one) => field.startsWith(one)) ?? "note"}`)}
            </span>{" "}
            <span className="text-sm text-muted">({formatDate(new Date(at), locale)})</span>
          </p>
          <p>{reason[locale]}</p>
          <div className="text-sm text-muted">
            {t("before")}: {before ? <SourceText text={before} /> : t("nothing")}
          </div>
          <div className="text-sm text-muted">
            {t("after")}: {after ? <SourceText text={after} /> : t("nothing")}
          </div>
        </li>
      ))}
    </ul>
  );
}
