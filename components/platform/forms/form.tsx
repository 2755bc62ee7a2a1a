"use client";
import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { FormProblemNotice, type FormProblemProps } from "@/components/platform/forms/form-problem";
import type { FormState } from "@/lib/platform/forms/state";
import { useFieldMessages } from "./use-field-messages";
import { type Action, useFormAction } from "./use-form-action";
import type { Later } from "./use-sent-later";

/** One form's sendings: two `<form>`s of a page may share it where one follows from the other. */
export type FormOf<State extends FormState = FormState> = {
  state: Awaited<State>;
  send: (data: FormData) => void;
  /** What was sent and came back, otherwise what is saved. */
  typed: (name: string, saved?: string) => string;
  /** What is wrong in a field, as sentences. */
  messages: (name: string) => string[];
};

export function useForm<State extends FormState = FormState>(
  action: Action<State>,
  initial: Awaited<State> = {} as Awaited<State>,
  later?: Later,
): FormOf<State> {
  const [state, send] = useFormAction(action, initial, later);
  const messages = useFieldMessages(state);
  const typed = (name: string, saved = "") =>
    state.reply?.initialValue ? String(state.reply.initialValue[name] ?? "") : saved;
  return { state, send, typed, messages };
}

type FormProps<State extends FormState> = Omit<FormProblemProps, "problem"> & {
  of: FormOf<State>;
  /** What the form is about: the row as the page showed it, beside the language to answer in. */
  hidden: Record<string, string | number | undefined>;
  /** Where what stands in the way is said elsewhere on the page. */
  isQuiet?: boolean;
  id?: string;
  labelledBy?: string;
  className?: string;
  onSubmit?: (event: React.FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/** The one form of the product: its hidden fields, then what stands in the way of the whole of it, then its fields. */
export function Form<State extends FormState>({
  of: { state, send },
  hidden,
  isQuiet,
  id,
  labelledBy,
  className = "flex flex-col gap-4",
  onSubmit,
  children,
  ...notice
}: FormProps<State>) {
  return (
    <form id={id} action={send} onSubmit={onSubmit} noValidate aria-labelledby={labelledBy} className={className}>
      <Hidden {...hidden} />
      {isQuiet ? null : <FormProblemNotice problem={state.problem} {...notice} />}
      {children}
    </form>
  );
}

/** Keyed by what they hold: after a stale answer the next press goes on from the newer version. */
function Hidden(fields: Record<string, string | number | undefined>) {
  const locale = useLocale();
  return Object.entries({ locale, ...fields }).map(([name, value]) =>
    value === undefined ? null : <input key={`${name} ${value}`} type="hidden" name={name} defaultValue={value} />,
  );
}
