"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { route } from "@/lib/platform/pages/routes";
import { saveLogoAction } from "@/lib/platform/settings/actions";

type LogoFormProps = { version: number; logoId: string | null };

/** The present logo, another one, or none. */
export function LogoForm({ version, logoId }: LogoFormProps) {
  const t = useTranslations("CitySettings");
  const forms = useTranslations("Forms");
  return (
    <div className="flex flex-col gap-6">
      {logoId ? (
        // biome-ignore lint/performance/noImgElement: a small picture from our own origin, drawn at its size already.
        <img
          src={route("/api/city/files/[id]", { id: logoId })}
          alt={t("logoNow")}
          className="size-24 rounded-md border border-hairline bg-raised object-contain p-2"
        />
      ) : null}
      <EntryForm
        action={saveLogoAction}
        fields={[{ name: "file", label: t("logoFile"), saved: "" }]}
        hidden={{}}
        basis={{ name: "version", value: String(version) }}
      >
        {(field) => {
          const { defaultValue: _, ...file } = { ...field("file"), label: t("logoFile"), help: t("logoHelp") };
          return (
            <>
              <Field {...file}>
                <input type="file" accept="image/png,image/webp" {...controlProps(file)} className={controlClasses} />
              </Field>
              <div className="flex flex-wrap gap-3">
                <SubmitButton pendingLabel={forms("saving")}>{t("logoSave")}</SubmitButton>
                {logoId ? (
                  <ConfirmDialog
                    trigger={t("logoRemove")}
                    title={t("logoRemoveTitle")}
                    confirmLabel={t("logoRemoveConfirm")}
                    cancelLabel={t("cancel")}
                    pendingLabel={forms("saving")}
                    variant="secondary"
                    name="intent"
                    value="remove"
                  >
                    {t("logoRemoveBody")}
                  </ConfirmDialog>
                ) : null}
              </div>
            </>
          );
        }}
      </EntryForm>
    </div>
  );
}
