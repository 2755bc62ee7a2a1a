"use client";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useLocale } from "next-intl";
import { startTransition, useState, useSyncExternalStore } from "react";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { askPasskeyAction, passkeySignInAction } from "@/lib/platform/passkeys/actions";

const never = () => () => {};
/** False on the server and in browsers that have none: there the button would do nothing. */
export const usePasskeys = () => useSyncExternalStore(never, browserSupportsWebAuthn, () => false);

type PasskeySignInProps = {
  /** After a password that was right; otherwise the passkey opens the account alone. */
  isSecond?: boolean;
  back: string;
  label: string;
  working: string;
  failed: string;
};

/** The finger or PIN of this device instead of a code, or of everything. */
export function PasskeySignIn({ isSecond = false, back, label, working, failed }: PasskeySignInProps) {
  const locale = useLocale();
  const isSupported = usePasskeys();
  const [state, send, isSending] = useFormAction(passkeySignInAction, {});
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<typeof state.problem | "refused">();
  const refused = useFieldMessages(state)("response");
  if (!isSupported) return null;
  const press = async () => {
    setAsking(true);
    setProblem(undefined);
    const step = new FormData();
    if (isSecond) step.set("intent", "second");
    const asked = await askPasskeyAction({}, step).catch(() => null);
    const answer = asked?.toSign && (await startAuthentication({ optionsJSON: asked.toSign }).catch(() => null));
    setAsking(false);
    if (!answer) return setProblem(asked?.problem ?? "refused");
    const data = new FormData();
    for (const [name, value] of Object.entries({ locale, ke: back, response: JSON.stringify(answer) }))
      data.set(name, value);
    startTransition(() => send(data));
  };
  const isBusy = isAsking || isSending;
  return (
    <div className="flex max-w-md flex-col gap-4">
      {problem === "refused" || refused.length > 0 ? <Notice tone="danger" announce title={failed} /> : null}
      <FormProblemNotice problem={problem === "refused" ? undefined : (problem ?? state.problem)} />
      <div>
        <Button variant="secondary" onClick={press} disabled={isBusy} aria-busy={isBusy}>
          <KeyRound aria-hidden className="size-4" />
          {isBusy ? working : label}
        </Button>
      </div>
    </div>
  );
}
