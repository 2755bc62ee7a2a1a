"use client";

import { useEffect, useRef } from "react";

export type SummarisedError = { fieldId: string; message: string };

/** Stands above a form that was refused, takes the focus so that it is read out, and links to each field. */
export function ErrorSummary({ title, errors }: { title: string; errors: SummarisedError[] }) {
  const summary = useRef<HTMLDivElement>(null);
  // Each new answer of the server must take the focus again
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={summary}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without scripts the page, which is made anew, begins at its answer
      autoFocus
      role="alert"
      // The phone's bar at the foot of the page would cover what is only just scrolled to.
      className="max-w-prose scroll-mb-40 rounded-md border-2 border-danger bg-danger-tint p-4"
    >
      <h2 className="font-semibold">{title}</h2>
      <ul className="mt-2 list-disc ps-5">
        {errors.map((error) => (
          <li key={`${error.fieldId}:${error.message}`}>
            <a href={`#${error.fieldId}`} className="font-medium text-danger underline underline-offset-4">
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
