"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { publishTogetherAction } from "@/lib/city/unpublished/actions";
import type { Unpublished } from "@/lib/city/unpublished/queries";
import { UNPUBLISHED_KINDS } from "@/lib/city/unpublished/schemas";

/** Programmes and indicators that nobody outside sees, ticked: one press shows them to the public. */
export function UnpublishedForm({ items }: { items: Unpublished[] }) {
  const t = useTranslations("Unpublished");
  const form = useForm(publishTogetherAction);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(items.map(({ id }) => id)));
  const kinds = UNPUBLISHED_KINDS.filter((kind) => items.some((one) => one.kind === kind));
  const wrong = form.messages("ticked");
  return (
    <Form of={form} hidden={{}} isDecision className="flex flex-col gap-6">
      <label className="flex min-h-11 items-center gap-3 border-b border-control font-medium">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={chosen.size === items.length}
          onChange={({ target }) => setChosen(new Set(target.checked ? items.map(({ id }) => id) : []))}
        />
        {t("all")}
      </label>
      {kinds.map((kind) => (
        <fieldset key={kind}>
          <legend className="text-lg font-semibold">{t(`kinds.${kind}`)}</legend>
          <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
            {items
              .filter((one) => one.kind === kind)
              .map(({ id, version, name, about }) => (
                <label key={id} className="flex min-h-11 min-w-0 items-start gap-3 py-2">
                  <input
                    type="checkbox"
                    name={`tick-${id}`}
                    value={`${kind}:${id}:${version}`}
                    className="mt-0.5 size-5 shrink-0 accent-accent"
                    checked={chosen.has(id)}
                    onChange={({ target }) =>
                      setChosen((now) => new Set(target.checked ? [...now, id] : [...now].filter((one) => one !== id)))
                    }
                  />
                  <span className="min-w-0">
                    <span className="break-words">{name}</span>
                    <span className="block break-words text-sm text-muted">{about}</span>
                  </span>
                </label>
              ))}
          </div>
        </fieldset>
      ))}
      {wrong.length > 0 ? (
        <p className="font-medium text-danger" role="alert">
          {wrong.join(" ")}
        </p>
      ) : null}
      <div>
        <ConfirmDialog
          trigger={t("publish")}
          title={t("publishTitle", { count: chosen.size })}
          confirmLabel={t("confirm")}
          pendingLabel={t("working")}
          cancelLabel={t("cancel")}
        >
          {t("publishBody")}
        </ConfirmDialog>
      </div>
    </Form>
  );
}
