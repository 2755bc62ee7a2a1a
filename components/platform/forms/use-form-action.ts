"use client";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { useActionState, useId } from "react";
import { typedIn } from "@/lib/platform/forms/rows";
import type { FormProblem, FormState } from "@/lib/platform/forms/state";
import type { Later } from "./use-sent-later";

export type Action<State> = (state: State, data: FormData) => Promise<State>;

/** What the web server says by itself (server/plain-answers.mjs), as a form tells it. */
const FROM_THE_SERVER: Record<string, FormProblem["code"]> = {
  TOO_LARGE: "TOO_LARGE",
  TOO_MANY: "TOO_LARGE",
  UNAVAILABLE: "UNAVAILABLE",
  UNCERTAIN: "UNCERTAIN",
  BUSY: "UNAVAILABLE",
  TOO_SLOW: "OFFLINE",
};

/** What stands in the way of a sending that failed on its way. */
export function codeOf(error: unknown): FormProblem["code"] {
  if (unstable_isUnrecognizedActionError(error)) return "OUTDATED";
  const message = error instanceof Error ? error.message : "";
  // A request that does not arrive is a TypeError in every browser.
  return FROM_THE_SERVER[message] ?? (error instanceof TypeError || !navigator.onLine ? "OFFLINE" : "FAILED");
}

/** A sending that fails on its way is told beside the form, and what was typed stays in it. */
function guarded<State extends FormState>(action: Action<State>, later?: Later): Action<State> {
  return async (state, data) => {
    const known = later?.answerOf(data);
    if (known) return known as State;
    later?.number(data);
    try {
      return await action(state, data);
    } catch (error) {
      await onward(error, () => later?.arrived(data));
      const code = codeOf(error);
      const reply = { initialValue: typedIn(data) };
      // A form of before an upgrade arrives by a way that does not change with it.
      const isPassing = code === "OFFLINE" || code === "OUTDATED";
      if (isPassing && (await later?.keep(data))) return { ...state, reply, problem: undefined };
      return { ...state, reply, problem: { code } };
    }
  };
}

/** Throws what is Next's own: the form has led to another page. */
async function onward(error: unknown, whenArrived: () => Promise<void> | undefined): Promise<void> {
  try {
    unstable_rethrow(error);
  } catch (next) {
    await whenArrived();
    throw next;
  }
}

/**
 * The one way in which a form sends. On the server the action stays itself, so that the form works without scripts; its answer
 * is then found by its place on the page, and not by the keys of what it stands in: those have the version of a row, which
 * another one is when somebody else was first, and what was typed would be lost.
 */
export function useFormAction<State extends FormState>(action: Action<State>, initial: Awaited<State>, later?: Later) {
  const place = useId();
  const onServer = typeof window === "undefined";
  return useActionState<State, FormData>(onServer ? action : guarded(action, later), initial, `#${place}`);
}
