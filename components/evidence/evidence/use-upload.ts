"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Upload } from "tus-js-client";
import { MAX_BYTES } from "@/lib/evidence/evidence/limits";
import type { Owner } from "@/lib/evidence/evidence/owner";
import { route } from "@/lib/platform/pages/routes";

/** Small parts: each that has arrived is safe, and one takes no longer than the server waits for a request. */
const PART_BYTES = 1024 * 1024;
const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000];

export type UploadState =
  | { step: "idle" }
  | { step: "sending"; percent: number; resumedAt: number | null }
  /** The line is gone; it tries again by itself. */
  | { step: "waiting"; percent: number }
  /** It has given up trying; what arrived is kept and a press goes on. */
  | { step: "lost"; percent: number }
  | { step: "refused"; word: string }
  | { step: "done" };

export type Sent = {
  file: File;
  informationClass: string;
  title: string;
  personalDataSeen: string;
  personalDataReason: string;
};
type Failure = { originalResponse?: { getStatus(): number; getBody(): string } | null };

const isPassing = (status: number) =>
  status === 0 || (status >= 500 && status !== 507) || status === 409 || status === 423;
const statusOf = (error: unknown) => (error as Failure).originalResponse?.getStatus() ?? 0;

export const keyOf = (owner: Owner, actorId: string) => `enam-pilar:${actorId}:${owner.kind}:${owner.id}`;

const tracesOf = (key: string) => Object.keys(localStorage).filter((name) => name.startsWith(`tus::${key}:`));
/** True when this browser holds the trace of an upload to this owner that was cut off. */
export const hasUnfinished = (key: string): boolean => tracesOf(key).length > 0;
function forgetUpload(key: string): void {
  for (const name of tracesOf(key)) localStorage.removeItem(name);
}

/** Sends one file in parts that survive a lost line and a reload of the page (tus). */
export function useUpload(owner: Owner, actorId: string, whenDone: () => void) {
  const [state, setState] = useState<UploadState>({ step: "idle" });
  const running = useRef<Upload | null>(null);
  const percent = useRef(0);

  const start = useCallback(
    async ({ file, informationClass, title, personalDataSeen, personalDataReason }: Sent) => {
      if (file.size > MAX_BYTES) return setState({ step: "refused", word: "tooLarge" });
      if (file.size === 0) return setState({ step: "refused", word: "empty" });
      percent.current = 0;
      setState({ step: "sending", percent: 0, resumedAt: null });
      // Loaded when it is needed: most people who open the page send nothing.
      const tus = await import("tus-js-client");
      let resumedAt: number | null = null;
      const upload = new tus.Upload(file, {
        endpoint: route("/api/evidence/uploads/[[...path]]"),
        chunkSize: PART_BYTES,
        retryDelays: RETRY_MS,
        removeFingerprintOnSuccess: true,
        metadata: {
          ownerKind: owner.kind,
          ownerId: owner.id,
          informationClass,
          title,
          fileName: file.name,
          personalDataSeen,
          personalDataReason,
        },
        fingerprint: async () =>
          [
            keyOf(owner, actorId),
            informationClass,
            title,
            file.name,
            file.size,
            file.lastModified,
            personalDataSeen,
          ].join(":"),
        onProgress: (sent, total) => {
          percent.current = Math.floor((sent / total) * 100);
          resumedAt ??= sent > 0 && isResumed ? percent.current : null;
          setState({ step: "sending", percent: percent.current, resumedAt });
        },
        onShouldRetry: (error) => {
          const again = isPassing(statusOf(error));
          if (again) setState({ step: "waiting", percent: percent.current });
          return again;
        },
        onError: (error) => {
          const { originalResponse } = error as Failure;
          const isLost = isPassing(statusOf(error));
          // What is refused for good can never be gone on with: its trace on this device goes.
          if (!isLost) forgetUpload(keyOf(owner, actorId));
          const word = statusOf(error) === 413 ? "tooLarge" : (originalResponse?.getBody() ?? "");
          setState(isLost ? { step: "lost", percent: percent.current } : { step: "refused", word });
        },
        onSuccess: () => {
          setState({ step: "done" });
          running.current = null;
          whenDone();
        },
      });
      const [previous] = await upload.findPreviousUploads();
      const isResumed = previous !== undefined;
      if (previous) upload.resumeFromPreviousUpload(previous);
      running.current = upload;
      upload.start();
    },
    [owner, actorId, whenDone],
  );

  const cancel = useCallback(async () => {
    // True: what has arrived is removed at the server too.
    await running.current?.abort(true).catch(() => {});
    running.current = null;
    setState({ step: "idle" });
  }, []);

  const goOn = useCallback(() => {
    setState({ step: "waiting", percent: percent.current });
    running.current?.start();
  }, []);

  useEffect(() => {
    const waits = state.step === "lost";
    if (!waits) return;
    window.addEventListener("online", goOn);
    return () => window.removeEventListener("online", goOn);
  }, [state.step, goOn]);

  return { state, start, cancel, goOn };
}
