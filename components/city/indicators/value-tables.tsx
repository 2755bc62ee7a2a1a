import { useLocale, useTranslations } from "next-intl";
import { SharedSources } from "@/components/city/fact-sources/shared-sources";
import { SourceText } from "@/components/city/fact-sources/source-text";
import { PublicEvidenceList } from "@/components/city/shown-evidence/public-evidence";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Fold } from "@/components/ui/fold";
import { StatusBadge } from "@/components/ui/status-badge";
import { evidenceKey } from "@/lib/city/indicators/evidence-key";
import type { PublicIndicatorDetail, PublicValueWithRevisions } from "@/lib/city/indicators/published";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { formatPeriod } from "@/lib/platform/format/period";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { useTold } from "./target-words";
import { ValueNote } from "./value-note";

type Props = { indicator: PublicIndicatorDetail };
type RowProps = Props & { value: PublicValueWithRevisions };

/** Two years of months, or what fits on a few screens of a phone. */
const SHOWN = 24;
/** So many stand on a phone without a fold. */
const FEW = 3;

/** Every published value of the whole city, newest first, with its certainty, notes, source and what it replaced. */
export function ValueTable({ indicator }: Props) {
  return <FoldedValues indicator={indicator} values={[...indicator.values].reverse()} />;
}

export function KelurahanValues({ indicator }: Props) {
  return <FoldedValues indicator={indicator} values={[...indicator.kelurahanValues].reverse()} withPlace />;
}

type ValuesProps = Props & { values: PublicValueWithRevisions[]; withPlace?: boolean };

/**
 * The newest at once, on a phone behind a fold, for the newest and the drawing stand above; the older ones are there too,
 * behind a fold that needs no script and is none on paper.
 */
function FoldedValues({ values, ...rest }: ValuesProps) {
  const t = useTranslations("PublicIndicators");
  const older = values.slice(SHOWN);
  // Kelurahan mostly come from one file: its name forty times over is a table of names of files.
  const isShared = rest.withPlace && values.length > 1 && new Set(values.map(({ source }) => source)).size === 1;
  const table = (
    <>
      <Values {...rest} withSource={!isShared} values={values.slice(0, SHOWN)} />
      {older.length > 0 ? (
        <div data-unfolds-on-paper-within="">
          <Disclosure summary={t("olderValues", { count: older.length })}>
            <Values {...rest} withSource={!isShared} values={older} />
          </Disclosure>
        </div>
      ) : null}
      {isShared ? (
        <SharedSources rows={values.map(({ source, kelurahan }) => ({ source, name: kelurahan ?? "" }))} />
      ) : null}
    </>
  );
  if (values.length <= FEW) return table;
  return (
    <Fold onlyOnPhone summary={t("allValues", { count: values.length })}>
      {table}
    </Fold>
  );
}

function Values({ indicator, values, withPlace, withSource }: ValuesProps & { withSource: boolean }) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const locale = useLocale();
  return (
    <DataTable
      caption={t(withPlace ? "valuesKelurahan" : "values")}
      captionHidden
      rows={values}
      rowKey={({ period, kelurahan }) => `${period} ${kelurahan ?? ""}`}
      columns={[
        { key: "period", header: words("period"), heading: true, cell: ({ period }) => formatPeriod(period, locale) },
        ...(withPlace
          ? [{ key: "place", header: t("kelurahan"), cell: ({ kelurahan }: PublicValueWithRevisions) => kelurahan }]
          : []),
        { key: "value", header: words("value"), cell: (value) => <ValueCell value={value} /> },
        { key: "certainty", header: words("status"), cell: ({ certainty }) => words(`certainties.${certainty}`) },
        {
          key: "note",
          header: words("note"),
          cell: (value) => (isPlain(value, indicator) ? null : <NoteCell indicator={indicator} value={value} />),
        },
        ...(withSource
          ? [
              {
                key: "source",
                long: true,
                header: words("source"),
                cell: ({ source }: PublicValueWithRevisions) => <SourceText text={source} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function ValueCell({ value }: Pick<RowProps, "value">) {
  const t = useTranslations("PublicIndicators");
  const told = useTold();
  const locale = useLocale();
  // Money and areas have decimals of their own; rounded away, the ratio could not be computed again.
  const part = (figure: string) => formatDecimal(figure, { locale });
  return (
    <>
      <span className="font-semibold [overflow-wrap:anywhere] md:whitespace-nowrap">{told(value)}</span>
      {value.numerator !== null && value.denominator !== null ? (
        <span className="block text-sm text-muted">
          {t("ratio", { numerator: part(value.numerator), denominator: part(value.denominator) })}
        </span>
      ) : null}
    </>
  );
}

/** Nothing is to be said of it: on a phone the line is left out. */
const isPlain = (value: PublicValueWithRevisions, { definition, evidence }: PublicIndicatorDetail) =>
  !value.breakInSeries &&
  !value.note.id &&
  value.definitionNumber === definition.number &&
  !value.revisionReason &&
  value.superseded.length === 0 &&
  (evidence[evidenceKey(value)] ?? []).length === 0;

function NoteCell({ indicator, value }: RowProps) {
  const t = useTranslations("PublicIndicators");
  const words = useTranslations("Public");
  const locale = useLocale();
  const isOlder = value.definitionNumber !== indicator.definition.number;
  return (
    <div className="flex max-w-prose flex-col items-start gap-1">
      {value.breakInSeries ? <StatusBadge tone="warning">{t("breakHere")}</StatusBadge> : null}
      {value.note[locale] ? (
        <span>
          <ValueNote value={value} />
        </span>
      ) : null}
      {isOlder ? <span className="text-muted">{t("definitionN", { number: value.definitionNumber })}</span> : null}
      {value.revisionReason ? (
        <span>
          {words("reason")}: {value.revisionReason[locale]}
        </span>
      ) : null}
      <PublicEvidenceList items={indicator.evidence[evidenceKey(value)] ?? []} />
      {value.superseded.length > 0 ? <Superseded value={value} /> : null}
    </div>
  );
}

function Superseded({ value }: Pick<RowProps, "value">) {
  const words = useTranslations("Public");
  const locale = useLocale();
  const zone = useZone();
  const told = useTold();
  return (
    <Disclosure summary={words("earlierVersions", { count: value.superseded.length })}>
      <ul className="flex flex-col gap-2">
        {value.superseded.map((earlier) => (
          <li key={earlier.revision}>
            <span className="font-semibold">{told(earlier)}</span> · {words(`certainties.${earlier.certainty}`)} ·{" "}
            {words("revision", { revision: earlier.revision })} ·{" "}
            {words("supersededOn", { date: formatDate(dayIn(zone, new Date(earlier.supersededAt)), locale) })} ·{" "}
            <SourceText text={earlier.source} brief />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
