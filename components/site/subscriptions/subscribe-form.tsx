"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextInput } from "@/components/ui/text-input";
import { RobotCheck } from "@/components/voices/public-questions/robot-check";
import { subscribeAction } from "@/lib/site/subscriptions/actions";
import type { Asked } from "@/lib/voices/public-questions/asked";

type SubscribeFormProps = { topics: Choice[]; chosen: string } & Asked;

/** Works without scripts, sets no cookie and says the same to everybody. */
export function SubscribeForm({ topics, chosen, ...first }: SubscribeFormProps) {
  const t = useTranslations("Subscriptions");
  const forms = useTranslations("Forms");
  const form = useForm(subscribeAction);
  const { state, messages, typed } = form;
  const asked = state.asked ?? first;
  const names = ["email", "topik", "sum"] as const;
  const errors = names.flatMap((name) =>
    messages(name).map((message) => ({ fieldId: name, message: `${t(name)}: ${message}` })),
  );
  const field = (name: (typeof names)[number], saved?: string) => ({
    name,
    error: messages(name),
    defaultValue: typed(name, saved),
  });
  return (
    <Form of={form} hidden={{ token: asked.token }} className="flex max-w-prose flex-col gap-6">
      <ErrorSummary title={forms("summary")} errors={errors} />
      <TextInput {...field("email")} type="email" label={t("email")} help={t("emailHelp")} autoComplete="email" />
      <Select {...field("topik", chosen)} label={t("topik")} help={t("topikHelp")} choices={topics} />
      <div hidden>
        <label>
          {t("website")}
          <input type="text" name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <RobotCheck key={asked.token} asked={asked} errors={messages("sum")} typed={typed("sum")} />
      <p className="text-sm text-muted">{t("privacy")}</p>
      <div>
        <SubmitButton pendingLabel={forms("sending")}>{t("send")}</SubmitButton>
      </div>
    </Form>
  );
}
