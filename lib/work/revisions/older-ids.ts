import type { Revised } from "@/lib/platform/areas/office";

type Images = { before: unknown; after: unknown };

/**
 * Events of earlier versions that recorded an id where the rest record a code: with the code beside it, as far as the row
 * that it names is still there.
 */
export async function withCodes<Event extends Images>(
  { older }: Pick<Revised, "older">,
  events: readonly Event[],
): Promise<Event[]> {
  if (!older) return [...events];
  const pairs = Object.entries(older.columns);
  const lacking = (image: unknown): { field: string; id: string }[] =>
    isImage(image)
      ? pairs.flatMap(([column, field]) => {
          const id = image[column];
          return typeof id === "string" && !(field in image) ? [{ field, id }] : [];
        })
      : [];
  const ids = events.flatMap(({ before, after }) => [...lacking(before), ...lacking(after)].map(({ id }) => id));
  if (ids.length === 0) return [...events];
  const codes = await older.codesOf([...new Set(ids)]);
  const told = (image: unknown): unknown => {
    if (!isImage(image)) return image;
    const found = lacking(image).filter(({ id }) => codes.has(id));
    return { ...image, ...Object.fromEntries(found.map(({ field, id }) => [field, codes.get(id)])) };
  };
  return events.map((event) => ({ ...event, before: told(event.before), after: told(event.after) }));
}

const isImage = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
