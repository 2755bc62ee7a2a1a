"use client";
import { useLocale } from "next-intl";
import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from "react";
import { FormProblemNotice, type FormProblemProps } from "@/components/platform/forms/form-problem";
import { Disclosure } from "@/components/ui/disclosure";
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

const Sent = createContext<Record<string, unknown> | undefined>(undefined);

/** Whether a box is ticked as the page is made: as it was sent, where the form came back, otherwise as it is at first. */
export function useSentBox(name: string, value: string, isTicked: boolean): boolean {
  const sent = use(Sent);
  return sent
    ? String(sent[name] ?? "")
        .split(",")
        .includes(value)
    : isTicked;
}

/** Happens at a form whose boxes were put as they were sent. */
export const TICKS_PUT_BACK = "ticksputback";

type FormProps<State extends FormState> = Omit<FormProblemProps, "problem"> & {
  of: FormOf<State>;
  /** What the form is about: the row as the page showed it, beside the language to answer in. */
  hidden: Record<string, string | number | undefined>;
  /** Where what stands in the way is said elsewhere on the page. */
  isQuiet?: boolean;
  /** What opens the form; without it the form is open. */
  summary?: ReactNode;
  /** It is open to begin with. */
  isOpen?: boolean;
  id?: string;
  labelledBy?: string;
  className?: string;
  onSubmit?: (event: React.FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/**
 * The one form of the product: its hidden fields, then what stands in the way of the whole of it, then its fields. What
 * was ticked and chosen stays as it was sent where it is refused.
 */
export function Form<State extends FormState>({
  of: { state, send },
  hidden,
  isQuiet,
  summary,
  isOpen = false,
  id,
  labelledBy,
  className = "flex flex-col gap-4",
  onSubmit,
  children,
  ...notice
}: FormProps<State>) {
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef<FormData | null>(null);
  useSentTicks(form, sent, state);
  const submitted = (event: React.FormEvent<HTMLFormElement>) => {
    sent.current = new FormData(event.currentTarget);
    onSubmit?.(event);
  };
  const fields = (
    <form
      ref={form}
      id={id}
      action={send}
      onSubmit={submitted}
      noValidate
      aria-labelledby={labelledBy}
      className={className}
    >
      <Hidden {...hidden} />
      {isQuiet ? null : <FormProblemNotice problem={state.problem} {...notice} />}
      <Sent value={state.reply?.initialValue ?? undefined}>{children}</Sent>
    </form>
  );
  return summary === undefined ? (
    fields
  ) : (
    <Disclosure summary={summary} open={isOpen || isAnswered(state)}>
      {fields}
    </Disclosure>
  );
}

/** Without scripts the page is made anew, and a form that was folded again would keep its answer to itself. */
const isAnswered = (state: object) => Object.values(state).some((answer) => answer !== undefined);

/**
 * An answered form comes back with the ticks of its beginning, whatever was sent; typed text and choices of a list come back
 * with the answer. A box whose value has changed meanwhile is another one, and stays as the page draws it.
 */
function useSentTicks(form: RefObject<HTMLFormElement | null>, sent: RefObject<FormData | null>, state: FormState) {
  useEffect(() => {
    const data = sent.current;
    if (!data || (!state.reply && !state.problem)) return;
    for (const box of form.current?.elements ?? []) {
      if (!(box instanceof HTMLInputElement) || (box.type !== "checkbox" && box.type !== "radio")) continue;
      // Boxes that the form does not send are the page's own.
      if (box.name) box.checked = data.getAll(box.name).includes(box.value);
    }
    form.current?.dispatchEvent(new Event(TICKS_PUT_BACK));
  }, [form, sent, state]);
}

/** Keyed by what they hold: after a stale answer the next press goes on from the newer version. */
function Hidden(fields: Record<string, string | number | undefined>) {
  const locale = useLocale();
  return Object.entries({ locale, ...fields }).map(([name, value]) =>
    value === undefined ? null : <input key={`${name} ${value}`} type="hidden" name={name} defaultValue={value} />,
  );
}
