"use client";

import { type ReactNode, useId, useRef } from "react";
import { Button, type ButtonVariant, buttonClasses } from "./button";
import { SubmitButton } from "./submit-button";

type ConfirmDialogProps = {
  /** Of the button, for links that lead to it. */
  id?: string | undefined;
  trigger: ReactNode;
  title: string;
  /** What will happen, and that it cannot be undone where that is so. */
  children: ReactNode;
  confirmLabel: string;
  pendingLabel?: string;
  cancelLabel: string;
  variant?: ButtonVariant;
  /** Sent with the form when confirmed, as a submit button's name and value are. */
  name?: string;
  value?: string;
};

/** Put it inside the form that it submits. Without scripts its button submits at once. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <button
        id={props.id}
        type="submit"
        name={props.name}
        value={props.value}
        className={buttonClasses(props.variant)}
        onClick={(event) => {
          event.preventDefault();
          const { form } = event.currentTarget;
          if (!form || form.noValidate || form.reportValidity()) dialog.current?.showModal();
        }}
      >
        {props.trigger}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-auto w-[calc(100%-2rem)] max-w-lg rounded-md border border-hairline bg-raised p-6 text-ink shadow-xl"
      >
        <h2 id={titleId} className="text-lg font-semibold">
          {props.title}
        </h2>
        <div className="mt-2">{props.children}</div>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button variant="secondary" onClick={() => dialog.current?.close()}>
            {props.cancelLabel}
          </Button>
          <SubmitButton
            // However quiet the trigger is, here it is the one answer that does something.
            variant={props.variant === "danger" ? "danger" : "primary"}
            name={props.name}
            value={props.value}
            pendingLabel={props.pendingLabel}
            // Closed only after the browser has taken the submission, or the refused form would stay behind the dialog.
            onClick={() => setTimeout(() => dialog.current?.close(), 0)}
          >
            {props.confirmLabel}
          </SubmitButton>
        </div>
      </dialog>
    </>
  );
}
