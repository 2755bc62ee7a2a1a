"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { beginTimeCodeAction, confirmTimeCodeAction, type FactorState } from "@/lib/platform/second-factor/actions";
import { RecoveryCodes } from "./recovery-codes";

type Setup = { secret: string; picture: string };

/** Codes on the telephone: a picture to scan, and a first code that proves that it arrived. */
export function TimeCodeSetup({
  setup,
  isDone,
  asksPassword,
  goOn,
}: {
  setup: Setup | null;
  isDone: boolean;
  /** False where it was typed just now, or there is none. */
  asksPassword: boolean;
  goOn?: string | undefined;
}) {
  const t = useTranslations("FactorForms");
  if (!setup && !isDone)
    return (
      <EntryForm key="begin" action={beginTimeCodeAction} fields={[]} hidden={{ intent: "begin" }} basis={null}>
        {() => (
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("beginning")}>
              {t("begin")}
            </SubmitButton>
          </div>
        )}
      </EntryForm>
    );
  return (
    <EntryForm
      key="confirm"
      action={confirmTimeCodeAction}
      fields={[
        { name: "code", id: "setup-code", label: t("setupCode"), saved: "" },
        { name: "password", id: "setup-password", label: t("password"), saved: "" },
      ]}
      hidden={{}}
      basis={null}
    >
      {(field, state: FactorState) => {
        if (state.codes) return <RecoveryCodes codes={state.codes} goOn={goOn} />;
        return setup ? (
          <>
            <p className="max-w-prose">{t("scan")}</p>
            {/* biome-ignore lint/performance/noImgElement: an SVG made for this one page, in its own text. */}
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(setup.picture)}`}
              alt={t("qr")}
              width={240}
              height={240}
              className="rounded-md border border-hairline bg-white"
            />
            <p className="max-w-prose">
              {t("secretLabel")}
              <span className="mt-1 block font-mono break-all">{setup.secret}</span>
            </p>
            <TextInput
              {...field("code")}
              label={t("setupCode")}
              inputMode="numeric"
              autoComplete="one-time-code"
              className="max-w-40 tracking-widest"
            />
            {asksPassword ? (
              <TextInput
                {...field("password")}
                label={t("password")}
                help={t("passwordHelp")}
                type="password"
                autoComplete="current-password"
              />
            ) : null}
            <div>
              <SubmitButton pendingLabel={t("confirming")}>{t("confirm")}</SubmitButton>
            </div>
          </>
        ) : null;
      }}
    </EntryForm>
  );
}
