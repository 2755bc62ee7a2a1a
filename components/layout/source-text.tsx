import { Indonesian } from "./indonesian";

const ADDRESS = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s;,)]*)?)$/i;

/** A source as it is recorded: words, with the addresses among them as links. */
export function SourceText({ text }: { text: string }) {
  const parts = text.split(/(\s+|[;,()])/);
  return (
    <span className="[overflow-wrap:anywhere]">
      <Indonesian>
        {parts.map((part, index) => {
          const address = ADDRESS.exec(part)?.[1];
          return address ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: words of a fixed text, which may repeat
            <a key={index} className="text-link" href={`https://${address}`} rel="nofollow noopener">
              {part}
            </a>
          ) : (
            part
          );
        })}
      </Indonesian>
    </span>
  );
}

export function Sourced({ label, text }: { label: string; text: string }) {
  return (
    <p className="text-sm text-muted">
      {label}: <SourceText text={text} />
    </p>
  );
}
