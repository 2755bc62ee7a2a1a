"use client";
import { startRegistration } from "@simplewebauthn/browser";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, startTransition, useState } from "react";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { RecoveryCodes } from "@/components/platform/second-factor/recovery-codes";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { addPasskeyAction, beginPasskeyAction } from "@/lib/platform/passkeys/actions";
import { usePasskeys } from "./passkey-sign-in";

/** The browser makes the key; so it works with scripts alone, and says so where it cannot. */
export function AddPasskey({ isOffered, goOn }: { isOffered: boolean; goOn?: string | undefined }) {
  const t = useTranslations("FactorForms");
  const locale = useLocale();
  const isSupported = usePasskeys();
  const [state, send, isSending] = useFormAction(addPasskeyAction, {});
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<typeof state.problem | "refused">();
  const messages = useFieldMessages(state);
  if (!isOffered || !isSupported) return <p className="text-muted">{isOffered ? t("needsScript") : t("notOffered")}</p>;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setAsking(true);
    setProblem(undefined);
    const press = new FormData();
    press.set("intent", "begin");
    const begun = await beginPasskeyAction({}, press).catch(() => null);
    const answer = begun?.toMake && (await startRegistration({ optionsJSON: begun.toMake }).catch(() => null));
    setAsking(false);
    if (!answer) return setProblem(begun?.problem ?? "refused");
    data.set("response", JSON.stringify(answer));
    startTransition(() => send(data));
  };
  const isRefused = problem === "refused" || messages("response").length > 0;
  const isBusy = isAsking || isSending;
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <input type="hidden" name="locale" value={locale} />
      {state.codes ? <RecoveryCodes codes={state.codes} goOn={goOn} /> : null}
      {isRefused ? (
        <Notice tone="danger" announce title={t("failedTitle")}>
          {messages("response")[0] ?? t("failedBody")}
        </Notice>
      ) : null}
      <FormProblemNotice problem={problem === "refused" ? undefined : (problem ?? state.problem)} />
      <TextInput
        name="name"
        id="passkey-name"
        label={t("passkeyName")}
        help={t("passkeyNameHelp")}
        error={messages("name")}
        defaultValue={String(state.reply?.initialValue?.name ?? "")}
        maxLength={100}
      />
      <div>
        <Button type="submit" variant="secondary" disabled={isBusy} aria-busy={isBusy}>
          {isBusy ? t("adding") : t("add")}
        </Button>
      </div>
    </form>
  );
}
