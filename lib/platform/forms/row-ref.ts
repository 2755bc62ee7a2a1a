import { z } from "zod";
import { entryRefSchema } from "@/lib/platform/forms/typed";

/** A row as the form saw it, from its hidden fields. */
export const refOf = (data: FormData) => entryRefSchema.safeParse(Object.fromEntries(data)).data;

/** The same for a form that also makes new rows: null only where it names none, never where it names one badly. */
export const newOrRefOf = (data: FormData) => (data.has("id") ? refOf(data) : null);

export const idOf = (name: string) => (data: FormData) => z.uuid().safeParse(data.get(name)).data;
