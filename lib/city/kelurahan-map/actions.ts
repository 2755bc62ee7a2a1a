"use server";
import { z } from "zod";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import type { Result } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, type Reader, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { uploadedFile } from "@/lib/platform/forms/uploaded-file";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { type MapPreview, type MapVersion, previewMap, removeMap, saveMap } from "./mutations";
import { type Drawn, drawnSchema, type MapAbout, MOST_DRAWN, mapSchema } from "./schemas";

const FILE = { most: 5 * 1024 * 1024, tooLarge: "mapSize" } as const;

export type MapState = FormState & { preview?: MapPreview };
type Read = { about: MapAbout; text: string } | { about: MapAbout; drawn: Drawn };

const versionOf = hidden<MapVersion>(
  z.object({ version: z.coerce.number().int().optional() }).transform(({ version }) => ({ version: version ?? null })),
);

/** First press: reads the file and shows the map that it would make. Second press (intent apply): that is the map. */
export const bringMapAction = formAction<MapState>([mapSchema, { file: "file" }, { long: "kept" }], async (data) =>
  runCommand<Read, MapVersion, MapPreview | null, MapState>(data, {
    may: async (actor) => (canManageAgencies(actor) ? null : { code: "FORBIDDEN" }),
    about: versionOf,
    read: readMap,
    mutate: async (actor, ref, read): Promise<Result<MapPreview | null>> =>
      "drawn" in read ? saveMap(actor, ref, read) : previewMap(actor, read.text),
    done: (preview) => {
      const typed = (name: string) => String(data.get(name) ?? "");
      if (preview)
        return {
          reply: { initialValue: { source: typed("source"), boundariesOn: typed("boundariesOn") } },
          preview,
        };
      refreshPublicPages();
      return route("/kelola/kelurahan/peta", {}, { query: { tersimpan: "bringMap" } });
    },
  }),
);

async function readMap(form: FormData): Promise<ReturnType<Reader<Read, MapState>>> {
  const typed = mapSchema.safeParse(Object.fromEntries(form));
  const errors: Record<string, string[]> = {};
  for (const { path, message } of typed.error?.issues ?? []) errors[String(path[0])] = [message];
  const about = typed.data;
  if (form.get("intent") === "apply") {
    const drawn = drawnSchema.safeParse(safeJson(String(form.get("kept") ?? "")));
    if (!drawn.success) return rowsReading<Read>(form, undefined, { file: ["required"] });
    return rowsReading<Read>(form, about && { about, drawn: drawn.data }, errors);
  }
  const file = await uploadedFile(form, FILE);
  if ("fault" in file) return rowsReading<Read>(form, undefined, { ...errors, file: [file.fault] });
  return rowsReading<Read>(form, about && { about, text: file.content.toString("utf8") }, errors);
}

/** The drawing as the first press made it: names and braces of 2,000 places stand beside its outlines. */
function safeJson(text: string): unknown {
  if (text.length > MOST_DRAWN * 2) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const removeMapAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    about: versionOf,
    mutate: removeMap,
    done: () => {
      refreshPublicPages();
      return route("/kelola/kelurahan/peta", {}, { query: { tersimpan: "removeMap" } });
    },
  }),
);
