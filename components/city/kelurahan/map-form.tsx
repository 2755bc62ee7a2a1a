"use client";
import { useTranslations } from "next-intl";
import { AreaMap } from "@/components/charts/area-map";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { bringMapAction, type MapState, removeMapAction } from "@/lib/city/kelurahan-map/actions";

type MapFormProps = { version: number | null };

/** First the file, then the map that it would make with what it does not match, then that map. */
export function MapForm({ version }: MapFormProps) {
  const t = useTranslations("KelurahanMap");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={bringMapAction}
      fields={[
        { name: "file", label: t("file"), saved: "" },
        { name: "source", label: t("source"), saved: "" },
        { name: "boundariesOn", label: t("on"), saved: "" },
      ]}
      hidden={{}}
      basis={version === null ? null : { name: "version", value: String(version) }}
    >
      {(field, state: MapState) => {
        const { defaultValue: _, ...file } = { ...field("file"), label: t("file"), help: t("fileHelp") };
        return (
          <>
            <TextInput {...field("source")} label={t("source")} help={t("sourceHelp")} autoComplete="off" />
            <TextInput {...field("boundariesOn")} label={t("on")} help={t("onHelp")} type="date" className="max-w-60" />
            <Field {...file}>
              <input
                type="file"
                accept=".geojson,.json,application/geo+json,application/json"
                {...controlProps(file)}
                className={controlClasses}
              />
            </Field>
            <Preview preview={state.preview} />
            <div className="flex flex-wrap gap-3">
              {state.preview ? (
                <SubmitButton name="intent" value="apply" pendingLabel={forms("saving")}>
                  {t("apply")}
                </SubmitButton>
              ) : null}
              <SubmitButton variant={state.preview ? "secondary" : "primary"} pendingLabel={t("reading")}>
                {t("check")}
              </SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}

function Preview({ preview }: Pick<MapState, "preview">) {
  const t = useTranslations("KelurahanMap");
  if (!preview) return null;
  const { drawn, names, unmatched, without } = preview;
  const areas = Object.entries(drawn.shapes).map(([key, path]) => ({ key, path, label: "", fill: 0 }));
  return (
    <Notice announce title={t("previewTitle")}>
      <input type="hidden" name="kept" value={JSON.stringify(drawn)} />
      <AreaMap width={drawn.width} height={drawn.height} areas={areas} />
      <ul className="mt-4 flex flex-col gap-2">
        {[["matched", names] as const, ["unmatched", unmatched] as const, ["notThere", without] as const].map(
          ([kind, own]) => (
            <li key={kind}>
              <span className="font-medium">{t(kind, { count: own.length })}</span>
              {own.length > 0 ? <span className="block text-sm wrap-anywhere">{own.join("; ")}</span> : null}
            </li>
          ),
        )}
      </ul>
    </Notice>
  );
}

export function RemoveMap({ version }: { version: number }) {
  const t = useTranslations("KelurahanMap");
  const forms = useTranslations("Forms");
  return (
    <Form of={useForm(removeMapAction)} hidden={{ version }}>
      <div>
        <ConfirmDialog
          variant="secondary"
          trigger={t("remove")}
          title={t("removeTitle")}
          confirmLabel={t("removeYes")}
          cancelLabel={t("cancel")}
          pendingLabel={forms("saving")}
        >
          {t("removeBody")}
        </ConfirmDialog>
      </div>
    </Form>
  );
}
