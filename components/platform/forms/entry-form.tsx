"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import type { FormAction, FormState } from "@/lib/platform/forms/state";
import type { RowPage } from "@/lib/platform/pages/routes";
import { Form, useForm } from "./form";
import { KeptDraft } from "./kept-draft";
import { SentLaterNotice } from "./sent-later-notice";
import { type SentLaterForm, useKeptAgain, useSentLater } from "./use-sent-later";

export type FieldState = { name: string; id: string; defaultValue: string; error: string[] };

type EntryFormProps = {
  action: FormAction;
  /** Fields in order with their labels and what is saved of them; an `id` where two forms of a page share a name. */
  fields: {
    name: string;
    id?: string;
    label: string;
    saved: string;
    /** How stored values are read where two versions stand side by side. */
    words?: Record<string, string> | undefined;
    say?: (value: string) => string;
  }[];
  hidden: Record<string, string>;
  /** What the form goes on from: the version of an entry, or the score that a new one supersedes; null for a new entry. */
  basis: { name: "version" | "supersedesId"; value: string } | null;
  /** What opens the form; without it the form is open. */
  summary?: string | undefined;
  /** It is open to begin with. */
  isOpen?: boolean;
  storageKey?: string;
  /** A form that is filled in and submitted without a line, and sent when it is back; it needs a `storageKey`. */
  sentLater?: SentLaterForm;
  entryPage?: RowPage;
  children: (field: (name: string) => FieldState, state: FormState) => ReactNode;
};

/** The one way that forms of the back office behave: nothing typed is lost, errors at their fields and in a summary. */
export function EntryForm(props: EntryFormProps) {
  const { action, fields, hidden, basis, summary, isOpen, storageKey, sentLater, entryPage, children } = props;
  const t = useTranslations("Forms");
  const byName = new Map(fields.map((field) => [field.name, field]));
  const watched = useSentLater(sentLater, storageKey, byName.get("period")?.saved ?? "");
  const { later, kept } = watched;
  const form = useForm(action, {}, later);
  const anchor = useRef<HTMLDivElement>(null);
  useKeptAgain({ ...watched, storageKey, anchor }, form.send);
  const { state, messages, typed } = form;
  const [offline, setOffline] = useState(false);
  const field = (name: string): FieldState => ({
    name,
    id: byName.get(name)?.id ?? name,
    defaultValue: typed(name, byName.get(name)?.saved ?? ""),
    error: messages(name),
  });
  const newer = basis?.name === "version" ? state.problem?.version?.toString() : state.problem?.entryId;
  // What was kept goes on from the version that it was typed on, until the server has shown both.
  const keptBasis = kept?.fields.find(([name]) => name === basis?.name)?.[1];
  const newest = newer ?? keptBasis ?? basis?.value;
  const errors = fields.flatMap(({ name, id = name, label }) =>
    messages(name).map((message) => ({ fieldId: id, message: `${label}: ${message}` })),
  );
  const keepOffline = async (event: FormEvent<HTMLFormElement>) => {
    setOffline(false);
    if (navigator.onLine) return;
    event.preventDefault();
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    later?.number(data);
    setOffline(!(await later?.keep(data)));
  };

  return (
    <Form
      of={form}
      hidden={hidden}
      summary={summary}
      isOpen={isOpen}
      entryPage={entryPage}
      compared={fields.map(({ saved, ...field }) => ({ ...field, typed: typed(field.name, saved) }))}
      onSubmit={keepOffline}
      className="flex flex-col gap-6"
    >
      {/* After a stale answer both versions are on the page, so the next press goes on from the newer one. */}
      {basis ? <input key={newest} type="hidden" name={basis.name} defaultValue={newest} data-basis="" /> : null}
      {storageKey ? <KeptDraft storageKey={storageKey} /> : null}
      {offline ? (
        <Notice tone="danger" announce title={t("offline")}>
          {t("connectionKept")}
        </Notice>
      ) : null}
      <div ref={anchor} className="empty:hidden">
        <SentLaterNotice kept={kept} />
      </div>
      <ErrorSummary title={t("summary")} errors={errors} />
      {children(field, state)}
    </Form>
  );
}
