import { createNavigation } from "next-intl/navigation";
import type { ComponentProps } from "react";
import { routing } from "./routing";

const { Link: LinkOfLanguage, ...others } = createNavigation(routing);

export const { redirect, permanentRedirect, usePathname, useRouter, getPathname } = others;

/**
 * A link to a page in the reader's language. Nothing is fetched before somebody asks for it: a list of fifty rows would
 * otherwise have the server begin fifty pages, and a phone on a bad line load them, for the one that is opened.
 */
export function Link(props: ComponentProps<typeof LinkOfLanguage>) {
  return <LinkOfLanguage prefetch={false} {...props} />;
}
