import type { ReactNode } from "react";

type ListNarrowingProps = {
  form: ReactNode;
  children: ReactNode;
  /** What to say for 0, 1, 2 … rows found: counted words are the server's, which has the messages. */
  found: string[];
  clear: string;
};

/** /site.js narrows a list that the server wrote in full to what the address asks for (?q=) and to what is typed. */
export function ListNarrowing({ form, children, found, clear }: ListNarrowingProps) {
  return (
    <div data-narrowing="">
      {form}
      <div role="status" className="mt-2 min-h-11 text-sm md:min-h-8">
        <span data-found={JSON.stringify(found)} hidden suppressHydrationWarning>
          <span data-found-words="" suppressHydrationWarning>
            {found.at(-1)}
          </span>{" "}
          <button
            type="button"
            data-show-all=""
            className="text-link ms-4 inline-flex min-h-11 items-center md:min-h-8"
          >
            {clear}
          </button>
        </span>
      </div>
      {children}
    </div>
  );
}
