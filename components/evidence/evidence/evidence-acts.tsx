"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeEvidenceAction } from "@/lib/evidence/evidence/actions";
import type { CLASSES } from "@/lib/evidence/evidence/information-classes";
import { ClassSelect } from "./class-select";

type Item = { id: string; version: number; title: string; informationClass: (typeof CLASSES)[number] };
type ActsProps = { item: Item; may: { check: boolean; classify: boolean; takeBack: boolean } };

/** Check, another class, take back: each names what it is done to, for a list has many of the same buttons. */
export function EvidenceActs({ item, may }: ActsProps) {
  return (
    <div className="flex flex-col gap-3">
      {may.check || may.takeBack ? <CheckOrTakeBack item={item} may={may} /> : null}
      {may.classify ? <Classify item={item} /> : null}
    </div>
  );
}

function CheckOrTakeBack({ item: { id, version, title }, may }: ActsProps) {
  const t = useTranslations("Evidence");
  const form = useForm(changeEvidenceAction);
  return (
    <Form of={form} hidden={{ id, version }} isDecision className="flex flex-wrap gap-3">
      {may.check ? (
        <SubmitButton name="intent" value="check" pendingLabel={t("working")}>
          {t("check")}
          <span className="sr-only">: {title}</span>
        </SubmitButton>
      ) : null}
      {may.takeBack ? (
        <ConfirmDialog
          trigger={
            <span>
              {t("takeBack")}
              <span className="sr-only">: {title}</span>
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
    </Form>
  );
}

function Classify({ item: { id, version, informationClass } }: Pick<ActsProps, "item">) {
  const t = useTranslations("Evidence");
  const form = useForm(changeEvidenceAction);
  return (
    <>
      {form.state.saved ? <Notice tone="success" announce title={t("classified")} /> : null}
      <Disclosure summary={t("classify")} open={Boolean(form.state.reply ?? form.state.problem)}>
        <Form of={form} hidden={{ id, version }} isDecision className="flex flex-col gap-3 pt-2">
          <ClassSelect id={`class-${id}`} value={informationClass} />
          <div>
            <SubmitButton name="intent" value="classify" variant="secondary" pendingLabel={t("working")}>
              {t("classifyConfirm")}
            </SubmitButton>
          </div>
        </Form>
      </Disclosure>
    </>
  );
}
