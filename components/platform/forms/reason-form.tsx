"use client";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/forms/state";
import type { RowPage } from "@/lib/platform/pages/routes";
import { Form, useForm } from "./form";

type ReasonFormProps = {
  action: FormAction;
  hidden: Record<string, string | number>;
  /** What opens the form; without it the form is open. */
  summary?: string;
  /** The text's field, and its id where the page has several of the name. */
  name?: string;
  id?: string;
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
  /** Where what is under way already is edited. */
  entryPage?: RowPage;
  /** A second text, where the first is not all that is asked. */
  also?: { name: string; label: string; help: string };
};

/** One text and one button: to send something back, to refuse, to answer. What was typed stays when it is refused. */
export function ReasonForm(props: ReasonFormProps) {
  const { action, hidden, name = "reason", intent, saved = "", isCheck = false, also, ...words } = props;
  const form = useForm(action);
  const { typed, messages, state } = form;
  const newer = isCheck || !state.problem?.version ? {} : { version: state.problem.version };
  const idOf = (field: string) => (intent ? `${intent}-${field}` : field);
  return (
    <Form
      of={form}
      hidden={{ ...hidden, ...newer }}
      summary={words.summary}
      isDecision={!words.entryPage}
      entryPage={words.entryPage}
      compared={[{ name, label: words.label, typed: typed(name, saved) }]}
      shown={isCheck && hidden.version !== undefined ? Number(hidden.version) : undefined}
      className="flex flex-col gap-4 pt-2"
    >
      <TextArea
        name={name}
        id={words.id ?? idOf(name)}
        label={words.label}
        help={words.help}
        error={messages(name)}
        defaultValue={typed(name, saved)}
        rows={words.rows ?? 3}
      />
      {also ? (
        <TextArea {...also} id={idOf(also.name)} error={messages(also.name)} defaultValue={typed(also.name)} rows={3} />
      ) : null}
      <div>
        <SubmitButton
          name={intent ? "intent" : undefined}
          value={intent}
          variant={words.variant ?? "secondary"}
          pendingLabel={words.pendingLabel}
        >
          {words.submitLabel}
        </SubmitButton>
      </div>
    </Form>
  );
}
