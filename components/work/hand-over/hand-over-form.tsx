"use client";
import { useLocale, useTranslations } from "next-intl";
import { EntryForm, type FieldState } from "@/components/platform/forms/entry-form";
import { ChoiceRow } from "@/components/ui/choice-inputs";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextArea } from "@/components/ui/text-input";
import { dayOf, formatDate } from "@/lib/platform/format/date";
import { type HandOverState, handOverAction } from "@/lib/work/hand-over/actions";
import type { WorkGroup } from "@/lib/work/hand-over/queries";
import { HandOverPreview } from "./hand-over-preview";

type HandOverFormProps = { from: string; groups: WorkGroup[] };

/** Open work, ticked, with whom it goes to: looked at first, then done by a second press. */
export function HandOverForm({ from, groups }: HandOverFormProps) {
  const t = useTranslations("HandOverForms");
  const fields = [
    { name: "items", id: "pekerjaan", label: t("items"), saved: "" },
    ...groups.map(({ id, name }) => ({ name: `receiver-${id}`, label: `${t("receiver")}, ${name}`, saved: "" })),
    { name: "note", label: t("note"), saved: "" },
  ];
  return (
    <EntryForm action={handOverAction} fields={fields} hidden={{ from }} basis={null}>
      {(field, state: HandOverState) => (
        <>
          {state.preview && state.mark ? <HandOverPreview preview={state.preview} mark={state.mark} /> : null}
          <div id="pekerjaan" tabIndex={-1} className="flex flex-col gap-8 outline-none">
            {field("items").error.map((message) => (
              <Notice key={message} tone="danger" title={message} />
            ))}
            {groups.map((group) => (
              <Group key={group.id} group={group} field={field} typed={state.reply?.initialValue} />
            ))}
          </div>
          <TextArea {...field("note")} label={t("note")} help={t("noteHelp")} rows={3} />
          <div>
            <SubmitButton
              name="intent"
              value="preview"
              variant={state.preview ? "secondary" : "primary"}
              pendingLabel={t("previewing")}
            >
              {t("preview")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type GroupProps = {
  group: WorkGroup;
  field: (name: string) => FieldState;
  /** What was ticked and chosen when the form came back; everything is ticked at first. */
  typed: Record<string, unknown> | null | undefined;
};

function Group({ group: { id, name, people, items }, field, typed }: GroupProps) {
  const t = useTranslations("HandOverForms");
  const receiver = field(`receiver-${id}`);
  const choices = people.map((one) => ({ value: one.id, label: one.name }));
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 text-lg font-semibold">{name}</legend>
      {people.length === 0 ? (
        <Notice tone="warning" title={t("noReceiver")} />
      ) : (
        <Select
          {...receiver}
          key={`receiver ${receiver.defaultValue}`}
          label={t("sameForAll")}
          emptyLabel={t("choose")}
          choices={choices}
        />
      )}
      <ul className="border-t border-hairline">
        {items.map((item) => (
          <Item key={item.id} item={item} choices={choices} typed={typed} />
        ))}
      </ul>
    </fieldset>
  );
}

type ItemProps = {
  item: WorkGroup["items"][number];
  choices: { value: string; label: string }[];
  typed: GroupProps["typed"];
};

function Item({ item: { kind, id, version, agencyId, code, nameId, nameEn, dueOn }, choices, typed }: ItemProps) {
  const t = useTranslations("HandOverForms");
  const locale = useLocale();
  const name = `item-${id}`;
  const chosen = String(typed?.[`receiver-${id}`] ?? "");
  return (
    <li className="grid items-start gap-x-6 gap-y-2 border-b border-hairline py-3 md:grid-cols-[1fr_16rem]">
      <ChoiceRow name={name} value={`${kind}:${version}:${agencyId}`} defaultChecked={typed ? name in typed : true}>
        <span className="block text-sm text-muted">
          {[t(`kinds.${kind}`), code, dueOn ? t("due", { date: formatDate(dayOf(dueOn), locale) }) : ""]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {locale === "en" ? nameEn : nameId}
      </ChoiceRow>
      {choices.length > 1 ? (
        <Select
          name={`receiver-${id}`}
          id={`receiver-${id}`}
          key={`receiver ${chosen}`}
          label={t("perItem")}
          emptyLabel={t("same")}
          choices={choices}
          defaultValue={chosen}
        />
      ) : null}
    </li>
  );
}
