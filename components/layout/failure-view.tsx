"use client";

import { createContext, type ReactNode, useContext } from "react";
import { buttonClasses } from "@/components/ui/button";

type FailureWords = { title: string; body: string; code: string; retry: string };

// An error boundary gets no props from us and must not need the translator, which would come with every public page.
const Words = createContext<FailureWords | null>(null);

export function FailureWordsProvider({ words, children }: { words: FailureWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function FailureView({ digest, retry }: { digest?: string; retry: () => void }) {
  const words = useContext(Words);
  return (
    <div className="page-width flex flex-col items-start gap-4 py-16" role="alert">
      <h1 className="text-xl font-bold">{words?.title}</h1>
      <p className="max-w-prose">{words?.body}</p>
      {digest ? (
        <p className="text-sm text-muted">
          {words?.code} {digest}
        </p>
      ) : null}
      <button type="button" className={buttonClasses()} onClick={retry}>
        {words?.retry}
      </button>
    </div>
  );
}
