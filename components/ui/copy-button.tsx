"use client";
import { ClipboardCheck, Copy } from "lucide-react";
import { useState } from "react";
import { buttonClasses } from "./button";
import { VisuallyHidden } from "./visually-hidden";

type CopyButtonProps = {
  text: string;
  /** An address of this site: copied with its host, so that it works from elsewhere. */
  isPath?: boolean;
  label: string;
  /** What is copied, for those who hear the page: "answer 2.3". */
  what: string;
  copiedLabel: string;
  failedLabel: string;
};

/** Copies and says so. Where the browser refuses, it says that too: the text stands on the page to be marked by hand. */
export function CopyButton({ text, isPath = false, label, what, copiedLabel, failedLabel }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const copy = async () => {
    const whole = isPath ? new URL(text, window.location.origin).href : text;
    const done = await navigator.clipboard.writeText(whole).then(
      () => true,
      () => false,
    );
    setState(done ? "copied" : "failed");
  };
  const Icon = state === "copied" ? ClipboardCheck : Copy;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <button type="button" onClick={copy} className={buttonClasses("secondary")}>
        <Icon aria-hidden className="size-4" />
        <span>
          {label}
          <VisuallyHidden> {what}</VisuallyHidden>
        </span>
      </button>
      <span role="status" className="text-sm font-medium">
        {state === "copied" ? copiedLabel : state === "failed" ? failedLabel : ""}
      </span>
    </span>
  );
}
