import "server-only";

type Limit<TooLarge> = { most: number; tooLarge: TooLarge };

/**
 * The file of a form, for the `read` of a command whose `may` has said who may send it. What is not there, or larger than
 * it may be, is refused by its size: its content is not read.
 */
export async function uploadedFile<TooLarge extends string>(
  data: FormData,
  { most, tooLarge }: Limit<TooLarge>,
): Promise<{ name: string; content: Buffer } | { fault: "required" | TooLarge }> {
  const file = data.get("file");
  if (!(file instanceof File) || file.size === 0) return { fault: "required" };
  if (file.size > most) return { fault: tooLarge };
  return { name: file.name.slice(0, 200), content: Buffer.from(await file.arrayBuffer()) };
}
