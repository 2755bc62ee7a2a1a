"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeEvidenceAction } from "@/lib/evidence/evidence/actions";
import type { CLASSES } from "@/lib/evidence/evidence/schemas";
import { ClassSelect } from "./class-select";

type Item = { id: string; version: number; title: string; informationClass: (typeof CLASSES)[number] };
type ActsProps = { item: Item; may: { check: boolean; classify: boolean; takeBack: boolean } };

/** Check, another class, take back: each names what it is done to, for a list has many of the same buttons. */
export function EvidenceActs({ item, may }: ActsProps) {
  return (
    <ConnectionGuard>
      <Acts item={item} may={may} />
    </ConnectionGuard>
  );
}

function Acts({ item, may }: ActsProps) {
  const t = useTranslations("Evidence");
  const locale = useLocale();
  const [state, send] = useFormAction(changeEvidenceAction, {});
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
    </>
  );
  return (
    <div className="flex flex-col gap-3">
      <FormProblemNotice
        problem={state.problem}
        isDecision
        form={state.reply?.initialValue?.intent === "classify" ? `classify-${item.id}` : `acts-${item.id}`}
      />
      {may.check || may.takeBack ? (
        <form id={`acts-${item.id}`} action={send} className="flex flex-wrap gap-3">
          {hidden}
          {may.check ? (
            <SubmitButton name="intent" value="check" pendingLabel={t("working")}>
              {t("check")}
              <span className="sr-only">: {item.title}</span>
            </SubmitButton>
          ) : null}
          {may.takeBack ? (
            <ConfirmDialog
              trigger={
                <span>
                  {t("takeBack")}
                  <span className="sr-only">: {item.title}</span>
                </span>
              }
              variant="secondary"
              name="intent"
              value="takeBack"
              title={t("takeBackTitle")}
              confirmLabel={t("takeBackConfirm")}
              pendingLabel={t("working")}
              cancelLabel={t("cancel")}
            >
              {t("takeBackBody")}
            </ConfirmDialog>
          ) : null}
        </form>
      ) : null}
      {may.classify ? (
        <Disclosure summary={t("classify")}>
          <form id={`classify-${item.id}`} action={send} noValidate className="flex flex-col gap-3 pt-2">
            {hidden}
            <ClassSelect id={`class-${item.id}`} value={item.informationClass} />
            <div>
              <SubmitButton name="intent" value="classify" variant="secondary" pendingLabel={t("working")}>
                {t("classifyConfirm")}
              </SubmitButton>
            </div>
          </form>
        </Disclosure>
      ) : null}
    </div>
  );
}
