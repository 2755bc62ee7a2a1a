"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { PersonalDataTick } from "@/components/platform/forms/personal-data-stays";
import { Button } from "@/components/ui/button";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { MEDIA_TYPES } from "@/lib/city/shown-evidence/media-types";
import type { Owner } from "@/lib/evidence/evidence/owner";
import { ClassSelect } from "./class-select";
import { keepFile } from "./keep-file";
import { shrinkPhoto } from "./shrink-photo";
import { UploadProgress } from "./upload-progress";
import { hasUnfinished, keyOf, type UploadState, useUpload } from "./use-upload";

const ACCEPTED = [...Object.values(MEDIA_TYPES).map(({ ending }) => `.${ending}`), ".heic", ".heif"].join(",");

/** One file with its class; it is sent in parts, with progress, and goes on after a lost line or a reload. */
export function FileForm({ owner, actorId }: { owner: Owner; actorId: string }) {
  const t = useTranslations("Evidence");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [isKept, setKept] = useState(false);
  const [missing, setMissing] = useState<{ file?: boolean; informationClass?: boolean }>({});
  const whenDone = useCallback(() => {
    form.current?.reset();
    router.refresh();
  }, [router]);
  const { state, start, cancel, goOn } = useUpload(owner, actorId, whenDone);
  const unfinished = useUnfinished(keyOf(owner, actorId), state.step);
  const [refusal, digest = ""] = state.step === "refused" ? state.word.split(":") : [];
  const busy = state.step === "sending" || state.step === "waiting" || state.step === "lost";

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setKept(false);
    const data = new FormData(event.currentTarget);
    const photo = data.get("photo");
    const hasPhoto = photo instanceof File && photo.name !== "";
    const file = hasPhoto ? await shrinkPhoto(photo) : data.get("file");
    const informationClass = String(data.get("informationClass") ?? "");
    const isMissing = { file: !(file instanceof File) || file.name === "", informationClass: informationClass === "" };
    setMissing(isMissing);
    if (!(file instanceof File) || isMissing.file || isMissing.informationClass) return;
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const stays = { personalDataSeen: text("personalDataSeen"), personalDataReason: text("personalDataReason") };
    const given = { file, informationClass, title: text("title"), ...stays };
    if (navigator.onLine || !(await keepFile(owner, actorId, given))) return void start(given);
    form.current?.reset();
    setKept(true);
  };

  const field = { name: "file", label: t("file"), help: t("fileHelp"), error: missing.file ? t("fileMissing") : null };
  const photo = { name: "photo", label: t("photo"), help: t("photoHelp") };
  return (
    <form
      ref={form}
      onSubmit={(event) => void send(event)}
      noValidate
      aria-labelledby="berkas"
      className="flex min-w-0 flex-col gap-4"
    >
      <h3 id="berkas" className="font-semibold">
        {t("addFile")}
      </h3>
      <noscript>
        <Notice tone="warning" title={t("needsScript")} />
      </noscript>
      {!busy && unfinished ? <Notice title={t("unfinished")}>{t("unfinishedBody")}</Notice> : null}
      {isKept ? <Notice tone="success" announce title={t("keptOnDevice")} /> : null}
      {/* Whoever has no finger on the screen has no camera at hand. */}
      <div className="hidden pointer-coarse:block">
        <Field {...photo}>
          <input
            type="file"
            accept="image/*"
            capture="environment"
            disabled={busy}
            {...controlProps(photo)}
            className={controlClasses}
          />
        </Field>
      </div>
      <Field {...field}>
        <input type="file" accept={ACCEPTED} disabled={busy} {...controlProps(field)} className={controlClasses} />
      </Field>
      <TextInput
        id="file-title"
        name="title"
        label={t("fileTitle")}
        optionalLabel={t("optional")}
        maxLength={200}
        autoComplete="off"
        readOnly={busy}
      />
      <ClassSelect id="file-class" error={missing.informationClass ? [t("classMissing")] : []} disabled={busy} />
      {state.step === "idle" ? null : <UploadProgress state={state} />}
      {refusal === "personalData" ? <PersonalDataTick digest={digest} reason="" /> : null}
      <div className="flex flex-wrap gap-3">
        {state.step === "lost" ? <Button onClick={goOn}>{t("goOn")}</Button> : null}
        {busy ? (
          <Button variant="secondary" onClick={() => void cancel()}>
            {t("cancelUpload")}
          </Button>
        ) : (
          <Button type="submit">{t("send")}</Button>
        )}
      </div>
    </form>
  );
}

/** Looked for anew with every step: what was sent or refused leaves nothing to go on with. */
function useUnfinished(key: string, step: UploadState["step"]): boolean {
  const [found, setFound] = useState(false);
  useEffect(() => {
    if (step === "idle" || step === "done" || step === "refused") setFound(hasUnfinished(key));
  }, [key, step]);
  return found;
}
