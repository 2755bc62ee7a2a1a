"use client";
import { useLocale } from "next-intl";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/forms/state";
import { ConnectionGuard } from "./connection-guard";
import { FormProblemNotice } from "./form-problem";
import { useFieldMessages } from "./use-field-messages";

type ReasonFormProps = {
  action: FormAction;
  hidden: Record<string, string | number>;
  /** What opens the form; without it the form is open. */
  summary?: string;
  /** The text's field. */
  name?: string;
  label: string;
  help?: string;
  rows?: number;
  saved?: string;
  submitLabel: string;
  pendingLabel: string;
  /** Sent with the button where one action takes several. */
  intent?: string;
  variant?: "primary" | "secondary";
  /**
   * A check of what the page shows: where that has changed meanwhile, only the page read anew goes on. Without it the
   * next press goes on from the newer version, with both texts to compare.
   */
  isCheck?: boolean;
  /** A second text, where the first is not all that is asked. */
  also?: { name: string; label: string; help: string };
};

/** One text and one button: to send something back, to refuse, to answer. What was typed stays when it is refused. */
export function ReasonForm({ summary, ...form }: ReasonFormProps) {
  return <ConnectionGuard>{summary ? <Folded summary={summary} {...form} /> : <OneText {...form} />}</ConnectionGuard>;
}

function Folded({ summary, ...form }: Omit<ReasonFormProps, "summary"> & { summary: string }) {
  const [state, send] = useFormAction(form.action, {});
  return (
    <Disclosure summary={summary} open={Boolean(state.reply)}>
      <Fields {...form} state={state} send={send} />
    </Disclosure>
  );
}

function OneText(form: Omit<ReasonFormProps, "summary">) {
  const [state, send] = useFormAction(form.action, {});
  return <Fields {...form} state={state} send={send} />;
}

type FieldsProps = Omit<ReasonFormProps, "action" | "summary"> & {
  state: Awaited<ReturnType<FormAction>>;
  send: (data: FormData) => void;
};

function Fields({
  state,
  send,
  hidden,
  name = "reason",
  intent,
  saved = "",
  variant = "secondary",
  isCheck = false,
  also,
  ...words
}: FieldsProps) {
  const locale = useLocale();
  const errorOf = useFieldMessages(state);
  const error = errorOf(name);
  const newer = isCheck || !state.problem?.version ? {} : { version: state.problem.version };
  const basis = { locale, ...hidden, ...newer };
  return (
    <form action={send} noValidate className="flex flex-col gap-4 pt-2">
      {Object.entries(basis).map(([field, value]) => (
        <input key={`${field} ${value}`} type="hidden" name={field} defaultValue={value} />
      ))}
      <FormProblemNotice
        problem={state.problem}
        isDecision
        compared={[{ name, label: words.label, typed: String(state.reply?.initialValue?.[name] ?? saved) }]}
        shown={isCheck ? Number(hidden.version) : undefined}
      />
      <TextArea
        name={name}
        id={intent ? `${intent}-${name}` : name}
        label={words.label}
        help={words.help}
        error={error}
        defaultValue={String(state.reply?.initialValue?.[name] ?? saved)}
        rows={words.rows ?? 3}
      />
      {also ? (
        <TextArea
          {...also}
          id={intent ? `${intent}-${also.name}` : also.name}
          error={errorOf(also.name)}
          defaultValue={String(state.reply?.initialValue?.[also.name] ?? "")}
          rows={3}
        />
      ) : null}
      <div>
        <SubmitButton
          name={intent ? "intent" : undefined}
          value={intent}
          variant={variant}
          pendingLabel={words.pendingLabel}
        >
          {words.submitLabel}
        </SubmitButton>
      </div>
    </form>
  );
}
