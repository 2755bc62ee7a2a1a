"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { addLinkAction } from "@/lib/evidence/evidence/actions";
import type { Owner } from "@/lib/evidence/evidence/owner";
import { ClassSelect } from "./class-select";

export function LinkForm({ owner }: { owner: Owner }) {
  return (
    <ConnectionGuard>
      <GuardedLinkForm owner={owner} />
    </ConnectionGuard>
  );
}

function GuardedLinkForm({ owner }: { owner: Owner }) {
  const t = useTranslations("Evidence");
  const locale = useLocale();
  const [state, send] = useFormAction(addLinkAction, {});
  const messages = useFieldMessages(state);
  const typed = (name: string) => String(state.reply?.initialValue?.[name] ?? "");
  return (
    <form action={send} noValidate aria-labelledby="tautan" className="flex min-w-0 flex-col gap-4">
      <h3 id="tautan" className="font-semibold">
        {t("addLink")}
      </h3>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="ownerKind" value={owner.kind} />
      <input type="hidden" name="ownerId" value={owner.id} />
      <FormProblemNotice problem={state.problem} />
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
    </form>
  );
}
