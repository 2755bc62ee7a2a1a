import "server-only";

let known: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 most used of what has leaked, as the package lists them; read at the first new password and kept. */
export async function leakedPasswords(): Promise<(text: string) => boolean> {
  known ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set((dictionary["passwords-common"] as readonly (string | number)[]).map(String)),
  );
  const list = await known;
  return (text) => list.has(text);
}
