"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type Steps = { mayUndo: boolean; mayRedo: boolean; undo: () => void; redo: () => void };

/** Undo and redo of a grid. */
export function UndoRedo({ store }: { store: Steps }) {
  const t = useTranslations("ValueGrid");
  return (
    <>
      <StepButton label={t("undo")} whyNot={t("nothingToUndo")} isPossible={store.mayUndo} take={store.undo} />
      <StepButton label={t("redo")} whyNot={t("nothingToRedo")} isPossible={store.mayRedo} take={store.redo} />
    </>
  );
}

type StepButtonProps = { label: string; whyNot: string; isPossible: boolean; take: () => void };

/** Stays where it is, and says why it does nothing. */
function StepButton({ label, whyNot, isPossible, take }: StepButtonProps) {
  const id = useId();
  const reason = isPossible ? {} : { "aria-disabled": true, "aria-describedby": id, title: whyNot };
  return (
    <>
      <Button variant="secondary" onClick={take} {...reason}>
        {label}
      </Button>
      {isPossible ? null : (
        <span id={id} className="sr-only">
          {whyNot}
        </span>
      )}
    </>
  );
}

type UnsentProps = { unsent: number; unsure: number; trouble: string | null; sendAgain: () => void };

/** What could not be sent, why, and the way to send it again; nothing while all is well. */
export function UnsentNotice({ unsent, unsure, trouble, sendAgain }: UnsentProps) {
  const t = useTranslations("ValueGrid");
  const problems = useTranslations("Problems");
  const open = unsent + unsure;
  if (open === 0 && !trouble) return null;
  const why = trouble && problems.has(`${trouble}.body` as never) ? problems(`${trouble}.body` as never) : null;
  return (
    <Notice
      tone="warning"
      announce
      title={unsent > 0 ? t("unsent", { count: unsent }) : unsure > 0 ? t("unsure", { count: unsure }) : undefined}
      actions={
        <>
          <Button variant="secondary" onClick={sendAgain}>
            {t("sendAgain")}
          </Button>
          {trouble === "SIGNED_OUT" ? (
            <Link href={route("/masuk")} target="_blank" className="text-link self-center">
              {t("signIn")}
            </Link>
          ) : null}
        </>
      }
    >
      {unsure > 0 ? t("unsureBody") : (why ?? t("unsentBody"))}
    </Notice>
  );
}
