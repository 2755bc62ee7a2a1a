"use client";
import { LogOut } from "lucide-react";
import { unstable_rethrow } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import { Button, buttonClasses } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOutAction } from "@/lib/platform/auth/actions";
import { forgetDevice } from "@/lib/platform/device/kept-forms";
import { useKept } from "./use-kept";

/** What the account kept on the device goes with it, once the server has ended the session. */
async function leave(data: FormData): Promise<void> {
  try {
    await signOutAction(data);
  } catch (error) {
    try {
      unstable_rethrow(error);
    } catch (onward) {
      await forgetDevice().catch(() => {});
      throw onward;
    }
    throw error;
  }
}

/** The way out. Where something has not been sent yet it asks first, since that goes too. */
export function SignOutForm({ label }: { label: string }) {
  const t = useTranslations("Device");
  const locale = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  const unsent = (useKept() ?? []).filter(({ state }) => state !== "arrived").length;
  return (
    // On the server the action stays itself, so that the way out needs no scripts.
    <form action={typeof window === "undefined" ? signOutAction : leave}>
      <input type="hidden" name="locale" value={locale} />
      <button
        type="submit"
        className={buttonClasses("quiet", "w-full lg:justify-start lg:px-0")}
        onClick={(event) => {
          if (unsent === 0) return;
          event.preventDefault();
          dialog.current?.showModal();
        }}
      >
        <LogOut aria-hidden className="size-4" />
        {label}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="unsent-at-sign-out"
        className="m-auto w-[calc(100%-2rem)] max-w-lg rounded-md border border-hairline bg-raised p-6 text-ink shadow-xl"
      >
        <h2 id="unsent-at-sign-out" className="text-lg font-semibold">
          {t("leaveTitle", { count: unsent })}
        </h2>
        <p className="mt-2">{t("leaveBody")}</p>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button variant="secondary" onClick={() => dialog.current?.close()}>
            {t("stay")}
          </Button>
          <SubmitButton variant="danger">{t("leaveYes")}</SubmitButton>
        </div>
      </dialog>
    </form>
  );
}
