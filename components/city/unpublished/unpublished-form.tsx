"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { TickedNames, TickRow, Ticks } from "@/components/platform/forms/ticks";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { publishTogetherAction } from "@/lib/city/unpublished/actions";
import type { Unpublished } from "@/lib/city/unpublished/queries";
import { UNPUBLISHED_KINDS } from "@/lib/city/unpublished/schemas";

/**
 * Programmes and indicators that nobody outside sees: one press shows those that are ticked to the public, for good. All
 * are at first; what somebody has held back once is never ticked again by itself.
 */
export function UnpublishedForm({ items, areTicked }: { items: Unpublished[]; areTicked: boolean }) {
  const t = useTranslations("Unpublished");
  const form = useForm(publishTogetherAction);
  const [chosen, setChosen] = useState<string[]>([]);
  const kinds = UNPUBLISHED_KINDS.filter((kind) => items.some((one) => one.kind === kind));
  return (
    <Form of={form} hidden={{}} isDecision className="flex flex-col gap-6">
      <Ticks
        id="isi"
        error={form.messages("ticked")}
        onTicked={setChosen}
        areTicked={areTicked}
        className="flex flex-col gap-6"
      >
        {kinds.map((kind) => (
          <fieldset key={kind}>
            <legend className="text-lg font-semibold">{t(`kinds.${kind}`)}</legend>
            <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
              {items
                .filter((one) => one.kind === kind)
                .map(({ id, version, name, about }) => {
                  const value = `${kind}:${id}:${version}`;
                  return (
                    <TickRow key={id} name={`tick-${id}`} value={value} data-what={name} isTicked={areTicked}>
                      {name}
                      <span className="block text-sm text-muted">{about}</span>
                    </TickRow>
                  );
                })}
            </div>
          </fieldset>
        ))}
      </Ticks>
      <div>
        <ConfirmDialog
          trigger={t("publish")}
          title={t("publishTitle", { count: chosen.length })}
          confirmLabel={t("confirm")}
          pendingLabel={t("working")}
          cancelLabel={t("cancel")}
        >
          <p>{t("publishBody")}</p>
          <TickedNames names={chosen} />
        </ConfirmDialog>
      </div>
    </Form>
  );
}
