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
import { addPasskeyAction, beginPasskeyAction, type PasskeyBegun } from "@/lib/platform/passkeys/actions";
import { usePasskeys } from "./passkey-sign-in";

/** The browser makes the key; so it works with scripts alone, and says so where it cannot. */
type AddPasskeyProps = {
  isOffered: boolean;
  /** False where it was typed just now, or there is none. */
  asksPassword: boolean;
  goOn?: string | undefined;
};

export function AddPasskey({ isOffered, asksPassword, goOn }: AddPasskeyProps) {
  const t = useTranslations("FactorForms");
  const locale = useLocale();
  const isSupported = usePasskeys();
  const [state, send, isSending] = useFormAction(addPasskeyAction, {});
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<typeof state.problem | "refused">();
  const messages = useFieldMessages(state);
  const [asked, setAsked] = useState<PasskeyBegun>({});
  const askedMessages = useFieldMessages(asked);
  if (!isOffered || !isSupported) return <p className="text-muted">{isOffered ? t("needsScript") : t("notOffered")}</p>;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setAsking(true);
    setProblem(undefined);
    const press = new FormData();
    press.set("intent", "begin");
    press.set("password", String(data.get("password") ?? ""));
    data.delete("password");
    const begun = await beginPasskeyAction({}, press).catch(() => null);
    setAsked(begun ?? {});
    if (begun?.reply?.error?.password) return setAsking(false);
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
      {asksPassword ? (
        <TextInput
          name="password"
          id="passkey-password"
          label={t("password")}
          help={t("passwordHelp")}
          error={askedMessages("password")}
          type="password"
          autoComplete="current-password"
        />
      ) : null}
      <div>
        <Button type="submit" variant="secondary" disabled={isBusy} aria-busy={isBusy}>
          {isBusy ? t("adding") : t("add")}
        </Button>
      </div>
    </form>
  );
}
