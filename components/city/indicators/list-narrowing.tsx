"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { searchWords } from "@/lib/platform/format/search-words";

/** Hides rows that lack a word of the query, and groups left empty; returns how many rows stay. */
function narrow(place: HTMLElement, query: string): number {
  const words = searchWords(query);
  let shown = 0;
  for (const group of place.querySelectorAll<HTMLElement>("[data-search-group]")) {
    let inGroup = 0;
    for (const name of group.querySelectorAll<HTMLElement>("[data-search]")) {
      const fits = words.every((word) => name.dataset.search?.includes(word));
      const row = name.closest("tr");
      if (row) row.hidden = !fits;
      if (fits) inGroup += 1;
    }
    group.hidden = inGroup === 0;
    shown += inGroup;
  }
  return shown;
}

type ListNarrowingProps = {
  form: ReactNode;
  children: ReactNode;
  /** What to say for 0, 1, 2 … rows found: counted words are the server's, which has the messages. */
  found: string[];
  clear: string;
};

/** Narrows a list that the server wrote in full to what the address asks for (?q=) and to what is typed. */
export function ListNarrowing({ form, children, found, clear }: ListNarrowingProps) {
  const place = useRef<HTMLDivElement>(null);
  const [result, setResult] = useState<{ count: number; query: string } | null>(null);

  const apply = (query: string) => {
    if (!place.current) return;
    const count = narrow(place.current, query);
    setResult(query.trim() ? { count, query } : null);
  };
  const inputOf = () => place.current?.querySelector<HTMLInputElement>("input[name=q]");
  const show = (query: string) => {
    const input = inputOf();
    if (input) input.value = query;
    const address = new URL(window.location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    window.history.replaceState(window.history.state, "", address);
    apply(query);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the query that the page was opened with
  useEffect(() => {
    const query = new URLSearchParams(window.location.search).get("q") ?? "";
    if (query) show(query);
  }, []);

  return (
    <div
      ref={place}
      onInput={(event) => {
        if (event.target === inputOf()) apply((event.target as HTMLInputElement).value);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        show(inputOf()?.value ?? "");
      }}
    >
      {form}
      <div role="status" className="mt-2 flex min-h-11 items-center gap-4 text-sm md:min-h-8">
        {result ? (
          <>
            <span>{found[result.count]}</span>
            <button
              type="button"
              className="text-link inline-flex min-h-11 items-center md:min-h-8"
              onClick={() => show("")}
            >
              {clear}
            </button>
          </>
        ) : null}
      </div>
      {children}
    </div>
  );
}
