"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { TextInput } from "@/components/ui/text-input";
import type { Asked } from "@/lib/voices/public-questions/asked";

type Progress = "words" | "working" | "done";

/** The work of one task, begun when the form is shown; null where this browser cannot do it. */
function useTask({ token, task }: Asked): { progress: Progress; solution: string; settled: () => Promise<void> } {
  const [done, setDone] = useState<{ token: string; solution: string | null } | null>(null);
  const [isAble, setAble] = useState(false);
  const running = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    // Without https there is no WebCrypto, and the sum stays.
    if (!globalThis.crypto?.subtle) return;
    setAble(true);
    const controller = new AbortController();
    running.current = solve(task, controller)
      .catch(() => null)
      .then((solution) => {
        if (!controller.signal.aborted) setDone({ token, solution });
      });
    return () => controller.abort();
  }, [token, task]);
  const mine = done?.token === token ? done : null;
  const progress = !isAble || mine?.solution === null ? "words" : mine ? "done" : "working";
  return { progress, solution: mine?.solution ?? "", settled: () => running.current };
}

async function solve(task: Asked["task"], controller: AbortController): Promise<string | null> {
  const [{ solveChallenge }, { deriveKey }] = await Promise.all([
    import("altcha-lib"),
    import("altcha-lib/algorithms/pbkdf2"),
  ]);
  const solution = await solveChallenge({ challenge: task, deriveKey, controller, timeout: 60_000 });
  return solution && JSON.stringify({ challenge: task, solution });
}

type RobotCheckProps = { asked: Asked; errors: string[]; typed: string };

/**
 * Tells a person from a program without asking a third party: the visitor's computer does a task while its owner types.
 * Where scripts do not run, the visitor does a sum.
 */
export function RobotCheck({ asked, errors, typed }: RobotCheckProps) {
  const t = useTranslations("QuestionForm");
  const { progress, solution, settled } = useTask(asked);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = field.current?.form;
    // Sent before the task is done: it waits for that, as long as it takes, and is sent then.
    const wait = (event: SubmitEvent) => {
      if (progress !== "working") return;
      event.preventDefault();
      event.stopPropagation();
      void settled().then(() => requestAnimationFrame(() => form?.requestSubmit()));
    };
    form?.addEventListener("submit", wait, { capture: true });
    return () => form?.removeEventListener("submit", wait, { capture: true });
  }, [progress, settled]);
  const { first, second } = asked.sum;
  return (
    <>
      <input ref={field} type="hidden" name="task" value={solution} readOnly />
      {progress === "words" ? (
        <TextInput
          name="sum"
          error={errors}
          defaultValue={typed}
          label={t("sumOf", {
            first: t(`numbers.${first}` as "numbers.1"),
            second: t(`numbers.${second}` as "numbers.1"),
          })}
          help={t("sumHelp")}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-24"
        />
      ) : (
        <div id="sum" tabIndex={-1}>
          {errors.map((error) => (
            <p key={error} className="text-sm font-medium text-danger">
              {error}
            </p>
          ))}
          <p role="status" className="text-sm text-muted">
            {progress === "done" ? t("taskDone") : t("taskWorking")}
          </p>
        </div>
      )}
    </>
  );
}
