import { Decimal } from "decimal.js";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRoundName } from "@/components/evaluation/rounds/round-words";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageSection } from "@/components/ui/page-header";
import { PillarBadge } from "@/components/ui/pillar-badge";
import { StatusBadge } from "@/components/ui/status-badge";
import { Timeline } from "@/components/ui/timeline";
import type { InstrumentVersion } from "@/lib/evaluation/instruments/queries";
import { frameworkName, readRoundSlug } from "@/lib/evaluation/rounds/slug";
import type { HistoryEvent } from "@/lib/platform/audit/queries";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { formatDecimal } from "@/lib/platform/format/number";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { route } from "@/lib/platform/pages/routes";

type PartProps = { instrument: InstrumentVersion };

/** Everything of a version but its questionnaire, each part with its own way to edit it. */
export function InstrumentParts({ instrument }: PartProps) {
  return (
    <>
      <Identity instrument={instrument} />
      <Sections instrument={instrument} />
      <Pillars instrument={instrument} />
      <Levels instrument={instrument} />
      <Bands instrument={instrument} />
    </>
  );
}

const partPage = ({ code }: PartProps["instrument"], part: string) =>
  route("/kelola/instrumen/[kode]/ubah/[part]", { kode: code, part });

function Edit({ instrument, to, children }: PartProps & { to: string; children: ReactNode }) {
  if (!instrument.may.edit) return null;
  return (
    <ButtonLink href={to} variant="secondary">
      {children}
    </ButtonLink>
  );
}

function Identity({ instrument }: PartProps) {
  const t = useTranslations("Instruments");
  const roundName = useRoundName();
  const locale = useLocale();
  const { scaleMin: min, scaleMax: max, decimals, basedOn, rounds, lastYear, replacedBy } = instrument;
  const ended = (year: number) =>
    replacedBy
      ? t("replacedBy", { year: `${year}`, name: locale === "id" ? replacedBy.nameId : replacedBy.nameEn })
      : `${year}`;
  return (
    <PageSection
      id="identitas"
      title={t("identity")}
      actions={
        <Edit instrument={instrument} to={partPage(instrument, "identitas")}>
          {t("editIdentity")}
        </Edit>
      }
    >
      <DescriptionList
        items={[
          { term: t("code"), details: instrument.code },
          { term: t("framework"), details: frameworkName(instrument.framework) ?? t("indexFramework") },
          ...(lastYear === null ? [] : [{ term: t("lastYear"), details: ended(lastYear) }]),
          {
            term: t("scale"),
            details: t("scaleOf", {
              min: formatDecimal(min, { locale }),
              max: formatDecimal(max, { locale }),
              decimals,
            }),
          },
          { term: t("group"), details: `${instrument.comparabilityGroup}. ${t("groupHelp")}` },
          {
            term: t("questionnaireSource"),
            details: <span lang="id">{instrument.questionnaireSource || t("noSource")}</span>,
          },
          {
            term: t("rounds"),
            details:
              rounds.length > 0
                ? rounds.map(({ slug }) => roundName({ slug, ...readRoundSlug(slug) })).join(", ")
                : t("noRounds"),
          },
          ...(basedOn ? [{ term: t("basedOn"), details: locale === "id" ? basedOn.nameId : basedOn.nameEn }] : []),
        ]}
      />
    </PageSection>
  );
}

function Sections({ instrument }: PartProps) {
  const t = useTranslations("Instruments");
  const locale = useLocale();
  const sum = instrument.sections.reduce((all, { weight }) => all.plus(weight), new Decimal(0));
  return (
    <PageSection
      id="bagian"
      title={t("sections")}
      lead={t("sum", { sum: formatDecimal(sum, { locale }) })}
      actions={
        <Edit instrument={instrument} to={partPage(instrument, "bagian")}>
          {t("editSections")}
        </Edit>
      }
    >
      <DataTable
        caption={t("sections")}
        captionHidden
        rows={instrument.sections}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("section"),
            heading: true,
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-2">
                {locale === "id" ? row.nameId : row.nameEn}
                {row.pillarScores ? <StatusBadge tone="info">{t("feedsPillars")}</StatusBadge> : null}
              </span>
            ),
          },
          { key: "code", header: t("code"), cell: ({ code }) => code },
          {
            key: "weight",
            header: t("weight"),
            numeric: true,
            cell: ({ weight }) => formatDecimal(weight, { locale }),
          },
          { key: "items", header: t("items"), numeric: true, cell: ({ items }) => items },
        ]}
      />
    </PageSection>
  );
}

function Pillars({ instrument }: PartProps) {
  const t = useTranslations("Instruments");
  const locale = useLocale();
  return (
    <PageSection
      id="pilar"
      title={t("pillars")}
      actions={
        <Edit instrument={instrument} to={partPage(instrument, "pilar")}>
          {t("editPillars")}
        </Edit>
      }
    >
      <ul className="grid gap-4 md:grid-cols-2">
        {instrument.pillars.map(({ id, pillar, subDimensions }) => (
          <li key={id} className="flex flex-col items-start gap-3 rounded-md border border-hairline p-4">
            <PillarBadge code={pillar.code} name={pillar.name} />
            {subDimensions.length > 0 ? (
              <ul className="flex flex-col gap-1">
                {subDimensions.map((sub) => (
                  <li key={sub.id}>{locale === "id" ? sub.nameId : sub.nameEn}</li>
                ))}
              </ul>
            ) : (
              <p className="text-muted">{t("noSubDimensions")}</p>
            )}
            <Edit
              instrument={instrument}
              to={route("/kelola/instrumen/[kode]/subdimensi/[pilar]", { kode: instrument.code, pilar: pillar.slug })}
            >
              {t("editSubDimensions", { pillar: pillar.name })}
            </Edit>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

/** What an item is answered by, where not any figure will do. */
function Levels({ instrument }: PartProps) {
  const t = useTranslations("Instruments");
  const locale = useLocale();
  return (
    <PageSection
      id="tingkat"
      title={t("levels")}
      lead={t("levelsLead")}
      actions={
        <Edit instrument={instrument} to={partPage(instrument, "tingkat")}>
          {t("editLevels")}
        </Edit>
      }
    >
      {instrument.levels.length > 0 ? (
        <DescriptionList
          items={instrument.levels.map((level) => ({
            term: `${formatDecimal(level.value, { locale })} · ${locale === "id" ? level.labelId : level.labelEn}`,
            details: (locale === "id" ? level.descriptionId : level.descriptionEn) || t("noDescription"),
          }))}
        />
      ) : (
        <EmptyState title={t("noLevels")} />
      )}
    </PageSection>
  );
}

function Bands({ instrument }: PartProps) {
  const t = useTranslations("Instruments");
  const locale = useLocale();
  return (
    <PageSection
      id="kategori"
      title={t("bands")}
      lead={t("bandsLead")}
      actions={
        <Edit instrument={instrument} to={partPage(instrument, "kategori")}>
          {t("editBands")}
        </Edit>
      }
    >
      {instrument.bands.length > 0 ? (
        <DescriptionList
          items={instrument.bands.map(({ minimum, labelId, labelEn }) => ({
            term: t("from", { minimum: formatDecimal(minimum, { locale }) }),
            details: locale === "id" ? labelId : labelEn,
          }))}
        />
      ) : (
        <EmptyState title={t("noBands")} />
      )}
    </PageSection>
  );
}

export function InstrumentHistory({ events }: { events: HistoryEvent[] }) {
  const t = useTranslations("Instruments");
  const locale = useLocale();
  const zone = useZone();
  return (
    <Timeline
      items={events.map(({ id, at, action, actor }) => ({
        id,
        dateTime: at.toISOString(),
        when: `${formatDate(dayIn(zone, at), locale)} ${formatTime(at, locale, zone)}`,
        title: t.has(`events.${action}` as "events.copy") ? t(`events.${action}` as "events.copy") : action,
        who: actor ?? "",
        tone: action === "activate" ? ("success" as const) : ("neutral" as const),
      }))}
    />
  );
}
