"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { KeptDraft } from "@/components/platform/forms/kept-draft";
import { Checkbox } from "@/components/ui/choice-inputs";
import { Disclosure } from "@/components/ui/disclosure";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { saveEntryRowAction } from "@/lib/work/entry-workbooks/actions";
import type { EntryRowView } from "@/lib/work/entry-workbooks/entry-row";
import { OWN_PAGES, type RowPageName } from "@/lib/work/entry-workbooks/schemas";
import { useWorkbookWords } from "./use-workbook-words";

type EntryRowFormProps = { jenis: RowPageName; row: EntryRowView; halaman: string; storageKey: string };

/** A row that takes something as a form of its own, folded; any other says why it takes nothing. */
export function EntryRowForm({ jenis, row, halaman, storageKey }: EntryRowFormProps) {
  const t = useTranslations("EntryWorkbooks");
  const forms = useTranslations("Forms");
  const form = useForm(saveEntryRowAction);
  const { fault } = useWorkbookWords();
  const ownPage = row.id ? (
    <Link
      href={route(OWN_PAGES[jenis], { id: row.id })}
      className="inline-flex min-h-11 items-center text-link md:min-h-6"
    >
      {t("ownPage")}
    </Link>
  ) : null;
  if (row.lock)
    return (
      <Disclosure summary={row.label} open={form.state.problem !== undefined}>
        <FormProblemNotice problem={form.state.problem} entryPage={OWN_PAGES[jenis]} />
        <p>
          {t(`locks.${row.lock}`)} {ownPage}
        </p>
      </Disclosure>
    );
  const hidden = { jenis, kunci: row.key, halaman };
  // After a stale answer both versions are on the page, so the next press goes on from the newer one. After any other it goes
  // on from what it was made of: what somebody else saved meanwhile is not on the page, and would be written over.
  const version = form.state.problem?.version ?? form.typed("version", row.version?.toString());
  const fields = row.fields.map((field) => {
    const name = `isi-${field.name}`;
    return {
      ...{ field, name, id: `${row.key}-${field.name}`.replace(/[^\w-]/g, "_") },
      ...{ label: t(`fields.${field.name}` as "fields.value"), defaultValue: form.typed(name, field.value) },
      said: (form.state.reply?.error?.[name] ?? []).map(fault),
    };
  });
  return (
    <Form
      key={row.version}
      of={form}
      summary={row.label}
      hidden={hidden}
      entryPage={OWN_PAGES[jenis]}
      compared={fields.map(({ field, label, defaultValue }) => ({ name: field.name, label, typed: defaultValue }))}
    >
      {version ? <input key={version} type="hidden" name="version" defaultValue={version} data-basis="" /> : null}
      <KeptDraft storageKey={storageKey} />
      <ErrorSummary
        title={forms("summary")}
        errors={fields.flatMap(({ id, label, said }) =>
          said.map((one) => ({ fieldId: id, message: `${label}: ${one}` })),
        )}
      />
      {fields.map(({ field, said, ...shared }) => {
        const { name } = shared;
        const own = { ...shared, error: said.join(" ") || undefined };
        if (field.choices)
          return (
            <Select
              key={name}
              {...own}
              choices={field.choices.map((value) => ({ value, label: t(`words.${value}` as "words.DONE") }))}
            />
          );
        if (field.isLong) return <TextArea key={name} {...own} rows={3} />;
        if (field.isFigure) return <NumberInput key={name} {...own} />;
        return <TextInput key={name} {...own} type={field.isDay ? "date" : "text"} />;
      })}
      {form.state.problem?.code === "CONFIRMATION_NEEDED" ? (
        // Its value is the figure that was asked back: another one typed over it is asked back anew.
        <Checkbox
          name="confirmed"
          value={form.state.reply?.error?.["isi-confirmed"]?.[0] ?? ""}
          label={t("confirmed")}
        />
      ) : form.state.problem?.code === "PERSONAL_DATA" ? (
        <input type="hidden" name="confirmed" value={String(form.state.reply?.initialValue?.confirmed ?? "")} />
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="save" variant="secondary" pendingLabel={t("savingRow")}>
          {t("saveRow")}
        </SubmitButton>
        <SubmitButton name="intent" value="submit" pendingLabel={t("savingRow")}>
          {t("submitRow")}
        </SubmitButton>
        {ownPage}
      </div>
    </Form>
  );
}
