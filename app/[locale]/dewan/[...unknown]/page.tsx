import { notFound } from "next/navigation";

/** Without it an address that no page has would get the static 404, whose scripts this area's policy refuses. */
export default function UnknownPage(): never {
  notFound();
}
