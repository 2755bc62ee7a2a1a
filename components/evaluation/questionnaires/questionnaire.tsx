import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DownloadLinks } from "@/components/ui/download-links";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageSection } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { StatusBadge } from "@/components/ui/status-badge";
import type { InstrumentVersion } from "@/lib/evaluation/instruments/queries";
import type { listItems } from "@/lib/evaluation/questionnaires/queries";
import { formatDecimal } from "@/lib/platform/format/number";
import { Link } from "@/lib/platform/i18n/navigation";
import { route, withQuery } from "@/lib/platform/pages/routes";

type List = Awaited<ReturnType<typeof listItems>>;
type Item = List["items"][number];
type QuestionnaireProps = { instrument: InstrumentVersion; section: string | null; list: List | null };

/** The items of one section at a time, with the ways to change, take out and bring in the whole. */
export function Questionnaire({ instrument, section, list }: QuestionnaireProps) {
  const t = useTranslations("Instruments");
  const locale = useLocale();
  const address = route("/kelola/instrumen/[kode]", { kode: instrument.code });
  const count = instrument.sections.reduce((sum, { items }) => sum + items, 0);
  return (
    <PageSection
      id="kuesioner"
      title={t("questionnaire")}
      lead={t("questionnaireLead", { count })}
      actions={<Actions instrument={instrument} section={section} />}
    >
      {instrument.questionnaireSource ? (
        <p className="mb-4 flex flex-wrap items-center gap-2 text-sm" lang="id">
          {/^kuesioner internal/i.test(instrument.questionnaireSource) ? (
            <StatusBadge tone="info">{t("internal")}</StatusBadge>
          ) : null}
          <span className="text-muted">{instrument.questionnaireSource}</span>
        </p>
      ) : null}
      <FilterLinks
        label={t("filter")}
        links={instrument.sections.map((one) => ({
          href: withQuery(address, { bagian: one.code }),
          label: locale === "id" ? one.nameId : one.nameEn,
          current: one.code === section,
          count: one.items,
        }))}
      />
      <div className="mt-6">
        {list && list.items.length > 0 ? (
          <>
            <Items items={list.items} instrumentCode={instrument.code} mayEdit={instrument.may.edit} />
            <Pagination
              page={list.page}
              pages={list.pages}
              hrefFor={(page) => withQuery(address, { bagian: section, hal: page })}
            />
          </>
        ) : (
          <EmptyState title={t("noItems")}>{instrument.may.edit ? t("noItemsLead") : null}</EmptyState>
        )}
      </div>
    </PageSection>
  );
}

function Actions({ instrument, section }: Omit<QuestionnaireProps, "list">) {
  const t = useTranslations("Instruments");
  const _address = route("/kelola/instrumen/[kode]", { kode: instrument.code });
  return (
    <div className="flex flex-wrap gap-3" data-print="no">
      {instrument.may.edit && section ? (
        <>
          <ButtonLink
            href={route(
              "/kelola/instrumen/[kode]/butir-baru",
              { kode: instrument.code },
              { query: { bagian: section } },
            )}
          >
            {t("addItem")}
          </ButtonLink>
          <ButtonLink href={route("/kelola/instrumen/[kode]/impor", { kode: instrument.code })} variant="secondary">
            {t("import")}
          </ButtonLink>
        </>
      ) : null}
      <DownloadLinks href={route("/api/exports/questionnaires/[code]", { code: instrument.code })} />
    </div>
  );
}

function Items({ items, instrumentCode, mayEdit }: { items: Item[]; instrumentCode: string; mayEdit: boolean }) {
  const t = useTranslations("Instruments");
  const locale = useLocale();
  const place = ({ instrumentPillar, subDimension }: Item) =>
    [instrumentPillar?.pillar.name, subDimension && (locale === "id" ? subDimension.nameId : subDimension.nameEn)]
      .filter(Boolean)
      .join(", ") || t("wholeCity");
  const rules = (item: Item) =>
    [
      t("range", {
        minimum: formatDecimal(item.minimum, { locale }),
        maximum: formatDecimal(item.maximum, { locale }),
      }),
      t("itemWeight", { weight: formatDecimal(item.weight, { locale }) }),
      item.evidenceRequired ? t("evidence") : null,
      item.notApplicableAllowed ? t("notApplicable") : null,
      item.proposal ? t(`proposals.${item.proposal}`) : null,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <DataTable
      caption={t("questionnaire")}
      captionHidden
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "code",
          header: t("code"),
          heading: true,
          cell: ({ code }) =>
            mayEdit ? (
              <Link
                href={route("/kelola/instrumen/[kode]/butir/[butir]", { kode: instrumentCode, butir: code })}
                className="text-link whitespace-nowrap"
              >
                {code}
              </Link>
            ) : (
              <span className="whitespace-nowrap">{code}</span>
            ),
        },
        {
          key: "text",
          header: t("question"),
          cell: (item) => (locale === "en" && item.textEn ? item.textEn : <span lang="id">{item.textId}</span>),
        },
        { key: "place", header: t("place"), cell: place },
        { key: "rules", header: t("rules"), cell: rules },
      ]}
    />
  );
}
