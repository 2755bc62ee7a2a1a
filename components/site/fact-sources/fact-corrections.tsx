import { useLocale, useTranslations } from "next-intl";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { Disclosure } from "@/components/ui/disclosure";
import { Indonesian } from "@/components/ui/indonesian";
import { type AlikeCorrections, byReason, formerSource, inPlainWords } from "@/lib/city/fact-sources/corrected";
import type { FactCorrection } from "@/lib/city/fact-sources/published";
import { dayIn, formatDate, formatPartialDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { CorrectedName } from "./corrected-name";

const FIELDS = ["source", "note", "heldOn", "letterNumber", "letterDate", "enactedOn"] as const;
/** What a reader takes in at one glance; the rest opens. */
const SHOWN = 3;

type FactCorrectionsProps = {
  corrections: FactCorrection[];
  /** On a page of many things each is named; on its own page it is not. */
  withNames?: boolean;
};

/** What was put right of shipped facts that have no revisions: what was shown, what is shown now, and why. */
export function FactCorrections({ corrections, withNames }: FactCorrectionsProps) {
  const t = useTranslations("FactSources");
  const locale = useLocale();
  const zone = useZone();
  const groups = byReason(corrections, locale, (at) => dayIn(zone, new Date(at)));
  return (
    <ul className="flex max-w-prose flex-col gap-6">
      {groups.map(({ reason, day, alike }) => {
        const count = alike.reduce((sum, { things }) => sum + things.length, 0);
        const list = (
          <ul className="flex flex-col gap-5">
            {alike.map((one) => (
              <li key={one.things[0]?.id}>
                <Alike {...one} withNames={withNames ?? false} />
              </li>
            ))}
          </ul>
        );
        return (
          <li key={`${day} ${reason}`} className="flex flex-col gap-2">
            <p className="font-medium">{reason}</p>
            <p className="text-sm text-muted">
              {t("correctedOn", { date: formatDate(day, locale) })}
              {withNames ? ` · ${t("correctedCount", { count })}` : null}
            </p>
            {count > SHOWN ? <Disclosure summary={t("correctedShow", { count })}>{list}</Disclosure> : list}
          </li>
        );
      })}
    </ul>
  );
}

function Alike({ field, before, after, things, withNames }: AlikeCorrections & { withNames: boolean }) {
  const t = useTranslations("FactSources");
  const kind = FIELDS.find((one) => field.startsWith(one)) ?? "note";
  return (
    <div className="flex flex-col gap-1 text-sm">
      {withNames ? (
        <ul className="flex list-disc flex-col gap-1 ps-5">
          {things.map(({ id, of }) => (
            <li key={id}>
              {t(`fields.${kind}`)}: <CorrectedName of={of} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="font-medium">{t(`fields.${kind}`)}</p>
      )}
      <div className="text-muted">
        {t("before")}: <Told kind={kind} text={before} />
      </div>
      <div className="text-muted">
        {t("after")}: <Told kind={kind} text={after} />
      </div>
    </div>
  );
}

function Told({ kind, text }: { kind: (typeof FIELDS)[number]; text: string | null }) {
  const t = useTranslations("FactSources");
  const locale = useLocale();
  if (!text) return t("nothing");
  if (kind === "heldOn" || kind === "letterDate" || kind === "enactedOn") return formatPartialDate(text, locale);
  // A note is corrected in the reader's language; all else was written down in Indonesian.
  if (kind === "note") return inPlainWords(text);
  if (kind === "letterNumber") return <Indonesian>{text}</Indonesian>;
  return formerSource(text).map((part, index) => (
    <span key={part ?? "former"}>
      {index > 0 ? "; " : null}
      {part === null ? t("formerArticle") : <SourceText text={part} brief />}
    </span>
  ));
}
