"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { addLinkAction } from "@/lib/evidence/evidence/actions";
import type { Owner } from "@/lib/evidence/evidence/owner";
import { ClassSelect } from "./class-select";

export function LinkForm({ owner }: { owner: Owner }) {
  const t = useTranslations("Evidence");
  const form = useForm(addLinkAction);
  const { state, messages, typed } = form;
  return (
    <Form
      of={form}
      hidden={{ ownerKind: owner.kind, ownerId: owner.id }}
      labelledBy="tautan"
      className="flex min-w-0 flex-col gap-4"
    >
      <h3 id="tautan" className="font-semibold">
        {t("addLink")}
      </h3>
      {state.saved ? <Notice tone="success" announce title={t("linkAdded")} /> : null}
      <TextInput
        id="link-title"
        name="title"
        label={t("linkTitle")}
        error={messages("title")}
        defaultValue={typed("title")}
        autoComplete="off"
      />
      <TextInput
        id="link-url"
        name="url"
        type="url"
        label={t("linkUrl")}
        help={t("linkUrlHelp")}
        error={messages("url")}
        defaultValue={typed("url")}
        autoComplete="off"
      />
      <ClassSelect
        id="link-class"
        value={typed("informationClass") || undefined}
        error={messages("informationClass")}
      />
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("working")}>
          {t("addLinkConfirm")}
        </SubmitButton>
      </div>
    </Form>
  );
}
