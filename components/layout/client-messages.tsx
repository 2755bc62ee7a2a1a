import type { Messages } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { PackedMessages } from "./packed-messages";

type Names = readonly (keyof Messages)[];

/** Hands client components the named parts of the messages, beside those around them; all would double the size of a page. */
export async function ClientMessages({ namespaces, children }: { namespaces: Names; children: ReactNode }) {
  return <PackedMessages packed={packed(await getMessages(), namespaces)}>{children}</PackedMessages>;
}

/** A layout asks for the same at every visit. */
const known = new WeakMap<Messages, Map<string, string>>();

function packed(messages: Messages, namespaces: Names): string {
  const texts = known.get(messages) ?? new Map<string, string>();
  known.set(messages, texts);
  const key = namespaces.join();
  const text = texts.get(key) ?? JSON.stringify(Object.fromEntries(namespaces.map((name) => [name, messages[name]])));
  texts.set(key, text);
  return text;
}
