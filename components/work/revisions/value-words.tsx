import { useLocale, useTranslations } from "next-intl";
import type { Revised, RevisedField } from "@/lib/platform/areas/office";
import { dayIn, formatDate, formatTime, recordedDay } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { isZone, ZONE_NAMES } from "@/lib/platform/format/zone";
import { useZone } from "@/lib/platform/i18n/use-zone";

type Known = {
  kind: Revised["entity"];
  fields: Readonly<Record<string, RevisedField | undefined>>;
  names: ReadonlyMap<string, string>;
};

const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
const isFigure = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

/** A category of a score; both languages are recorded, and one is read. */
type Band = { minimum: string; labelId: string; labelEn: string };
const isBand = (value: object): value is Band =>
  "minimum" in value && "labelId" in value && "labelEn" in value && isFigure(String(value.minimum));

/** A field's recorded value as people read it; what is missing is said to be. */
export function useValueWords({ kind, fields, names }: Known) {
  const t = useTranslations("Revisions");
  const locale = useLocale();
  const zone = useZone();
  /** A word of a choice, where this kind of row calls it otherwise than the rest. */
  const word = (text: string): string => {
    if (isZone(text)) return ZONE_NAMES[text];
    const own = `ownWords.${kind}.${text}` as never;
    if (t.has(own)) return t(own);
    return t.has(`words.${text}` as never) ? t(`words.${text}` as never) : text;
  };
  const say = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("missing");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (Array.isArray(value)) return value.length > 0 ? value.map((one) => say(field, one)).join("; ") : t("missing");
    // A row that names another one: its name, then what was said of it.
    if (typeof value === "object" && fields[field] === "row")
      return Object.values(value)
        .filter((part) => typeof part === "string" && part !== "")
        .map((part) => names.get(part) ?? word(part))
        .join(", ");
    if (typeof value === "object" && isBand(value))
      return t("band", {
        label: locale === "en" ? value.labelEn : value.labelId,
        minimum: formatDecimal(value.minimum, { locale, decimals: 2 }),
      });
    if (typeof value === "object")
      return (
        Object.entries(value)
          // Of older events the id of the row that they hang on stands beside what was set.
          .filter(([name, part]) => part !== null && part !== "" && name !== "roundId")
          .map(([name, part]) =>
            t.has(`fields.${name}` as never) ? `${t(`fields.${name}` as never)}: ${say(name, part)}` : say(name, part),
          )
          .join(", ")
      );
    const text = String(value);
    const as = fields[field];
    if (as === "day") return formatDate(recordedDay(zone, text), locale);
    if (as === "row" || as === "code") return names.get(text) ?? text;
    if (as === "word" || field === "kind" || field === "phase") return word(text);
    if (isInstant(text)) {
      const at = new Date(text);
      return `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}`;
    }
    if (as === "number" && isFigure(text)) return formatDecimal(text, { locale });
    return text;
  };
  return say;
}
