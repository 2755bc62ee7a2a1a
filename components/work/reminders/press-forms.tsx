"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { changeLinkAction } from "@/lib/work/calendar/actions";
import { allowAddressAction, decideLetterAction, noteCameBackAction } from "@/lib/work/reminders/actions";

/** A letter that may have been sent: again, or left as it is. */
export function DecideLetter({ id }: { id: string }) {
  const t = useTranslations("ReminderForms");
  const form = useForm(decideLetterAction);
  return (
    <Form of={form} hidden={{ id }} className="flex flex-wrap gap-2">
      <SubmitButton name="intent" value="again" variant="secondary" pendingLabel={t("saving")}>
        {t("sendAgain")}
      </SubmitButton>
      <SubmitButton name="intent" value="leave" variant="secondary" pendingLabel={t("saving")}>
        {t("leave")}
      </SubmitButton>
    </Form>
  );
}

/** An address that was refused, tried again. */
export function AllowAddress({ email }: { email: string }) {
  const t = useTranslations("ReminderForms");
  const form = useForm(allowAddressAction);
  return (
    <Form of={form} hidden={{ email }}>
      <SubmitButton variant="secondary" pendingLabel={t("saving")}>
        {t("tryAgain")}
      </SubmitButton>
    </Form>
  );
}

/** A letter that came back after it had been taken. */
export function NoteCameBack() {
  const t = useTranslations("ReminderForms");
  const form = useForm(noteCameBackAction);
  return (
    <Form of={form} hidden={{}} className="flex flex-col items-start gap-3">
      <TextInput
        name="cameBack"
        label={t("cameBack")}
        help={t("cameBackHelp")}
        error={form.messages("cameBack")}
        defaultValue={form.typed("cameBack")}
        autoComplete="off"
      />
      <SubmitButton variant="secondary" pendingLabel={t("saving")}>
        {t("noteCameBack")}
      </SubmitButton>
    </Form>
  );
}

/** The secret address of one's calendar: made, made anew, ended. */
export function CalendarSteps({ hasLink }: { hasLink: boolean }) {
  const t = useTranslations("ReminderForms");
  const form = useForm(changeLinkAction);
  return (
    <Form of={form} hidden={{}} className="flex flex-wrap gap-2">
      <SubmitButton name="intent" value="renew" variant="secondary" pendingLabel={t("saving")}>
        {t(hasLink ? "renewLink" : "makeLink")}
      </SubmitButton>
      {hasLink ? (
        <SubmitButton name="intent" value="end" variant="secondary" pendingLabel={t("saving")}>
          {t("endLink")}
        </SubmitButton>
      ) : null}
    </Form>
  );
}
