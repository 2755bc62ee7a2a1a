"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextInput } from "@/components/ui/text-input";
import { saveMappingsAction } from "@/lib/city/loading/actions";
import { choiceOf, usesFor } from "@/lib/city/loading/form";
import { isMoney, MONEY_IN, textOf } from "@/lib/city/loading/headings";
import type { Preview } from "@/lib/city/loading/queries";
import { COLUMNS, TABLES, type Table } from "@/lib/city/loading/tables";

/** What a list of indicators often has no column for, though each needs it. */
const OF_INDICATORS = ["polarity", "frequency", "aggregation"] as const;
const wordsOf = (name: (typeof OF_INDICATORS)[number]) => {
  const cell = COLUMNS.indicators[name]?.cell;
  return cell?.kind === "choice" ? Object.keys(cell.words) : [];
};

/** Columns and series of figures that may be in per cent. */
const FIGURES = { value: true, target: true };

type SheetView = Preview["sheets"][number];
type MappingFormProps = { id: string; version: number; sheets: SheetView[] };

/** What each sheet and column is taken for. It is guessed from the headings; the person who loads decides. */
export function MappingForm({ id, version, sheets }: MappingFormProps) {
  const t = useTranslations("Loading");
  const form = useForm(saveMappingsAction);
  return (
    <Form of={form} hidden={{ id, version, "sheet-count": sheets.length }} isDecision className="flex flex-col gap-6">
      {sheets.map((sheet, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its place in the files
        <SheetFields key={index} sheet={sheet} index={index} />
      ))}
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("reading")}>
          {t("saveMapping")}
        </SubmitButton>
      </div>
    </Form>
  );
}

function SheetFields({ sheet, index }: { sheet: SheetView; index: number }) {
  const t = useTranslations("Loading");
  const { mapping, head } = sheet;
  const field = (name: string) => ({ name: `sheet-${index}-${name}`, id: `sheet-${index}-${name}` });
  const asWhat = mapping.table ? t(`tables.${mapping.table}`) : t("leftOutSheet");
  return (
    <fieldset className="flex flex-col gap-4 rounded-md border border-hairline p-4">
      <legend className="px-1 font-semibold">{t("sheet", { name: sheet.name, what: asWhat, rows: sheet.rows })}</legend>
      <input type="hidden" name={`sheet-${index}-width`} value={mapping.columns.length} />
      <div className="grid gap-4 md:grid-cols-2">
        <Select
          {...field("table")}
          key={`table ${mapping.table}`}
          label={t("what")}
          defaultValue={mapping.table ?? ""}
          emptyLabel={t("leaveOut")}
          choices={TABLES.map((table) => ({ value: table, label: t(`tables.${table}`) }))}
        />
        <TextInput
          {...field("header")}
          key={`header ${mapping.header}`}
          label={t("header")}
          help={t("headerHelp")}
          inputMode="numeric"
          defaultValue={`${mapping.header + 1}`}
        />
        <TextInput
          {...field("source")}
          label={t("source")}
          help={t("sourceHelp")}
          defaultValue={mapping.said.source}
          maxLength={500}
        />
        {mapping.columns.some((use) => use && "series" in use && use.series === "target") ||
        mapping.table === "targets" ? (
          <TextInput
            {...field("plan")}
            label={t("plan")}
            help={t("planHelp")}
            defaultValue={mapping.said.plan}
            maxLength={200}
          />
        ) : null}
        {mapping.table === "indicators"
          ? OF_INDICATORS.filter(
              (name) => !mapping.columns.some((use) => use && "field" in use && use.field === name),
            ).map((name) => (
              <Select
                key={`${name} ${mapping.said[name]}`}
                {...field(name)}
                label={t("saidOnce", { field: t(`fields.${name}`) })}
                defaultValue={mapping.said[name]}
                emptyLabel={t("notSaid")}
                choices={wordsOf(name).map((value) => ({ value, label: t(`words.${value}` as never) }))}
              />
            ))
          : null}
      </div>
      {mapping.columns.some((use) => use && ("series" in use ? use.series : use.field) in FIGURES) ? (
        <Checkbox
          {...field("shares")}
          key={`shares ${mapping.areShares}`}
          label={t("shares")}
          help={t("sharesHelp")}
          defaultChecked={mapping.areShares}
        />
      ) : null}
      {mapping.columns.some(isMoney) ? (
        <Select
          {...field("money")}
          key={`money ${mapping.moneyIn}`}
          label={t("moneyIn")}
          help={t("moneyInHelp")}
          defaultValue={mapping.moneyIn}
          emptyLabel={t("notSaid")}
          choices={MONEY_IN.map((value) => ({ value, label: t(`moneyUnits.${value}`) }))}
        />
      ) : null}
      {mapping.table ? (
        <Disclosure summary={t("columns", { count: mapping.columns.length })}>
          <div className="grid gap-4 pt-3 md:grid-cols-2 lg:grid-cols-3">
            {mapping.columns.map((use, column) => (
              <ColumnUseField
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                key={`${column} ${choiceOf(use)}`}
                {...field(`col-${column}`)}
                table={mapping.table as Table}
                use={choiceOf(use)}
                heading={textOf(head[0]?.[column])}
                samples={head.slice(1).flatMap((row) => textOf(row[column]) || [])}
              />
            ))}
          </div>
        </Disclosure>
      ) : null}
    </fieldset>
  );
}

type ColumnUseProps = { name: string; id: string; table: Table; use: string; heading: string; samples: string[] };

function ColumnUseField({ table, use, heading, samples, ...field }: ColumnUseProps) {
  const t = useTranslations("Loading");
  const words = (text: string) => {
    const [kind, name = "", period = ""] = text.split(":");
    if (kind === "field") return t(`fields.${name}` as never);
    return kind === "series" ? t("seriesOf", { series: t(`series.${name}` as never), period }) : t("leaveOut");
  };
  return (
    <Select
      {...field}
      label={heading || t("noHeading")}
      help={samples.length > 0 ? samples.join(" · ").slice(0, 80) : undefined}
      defaultValue={use}
      choices={usesFor(table, heading).map((one) => ({ value: choiceOf(one), label: words(choiceOf(one)) }))}
    />
  );
}
