import type { Dataset } from "@/lib/platform/datasets/dataset";
import type { Findable } from "./findable";

/** Whatever its rows are. */
// biome-ignore lint/suspicious/noExplicitAny: rows and parameters of a list are its own; who goes through all lists reads neither
export type AnyDataset = Dataset<any, any>;

/** What an area adds to what the public reads: its `public.ts` says it. */
export type Publication = {
  /** Lists that programs and people take with them (lib/platform/datasets), for GET /api/v1 and the page about it. */
  datasets?: readonly AnyDataset[];
  /** Its public pages, for the sitemap and for rendering them before anybody asks. */
  pages?: () => Promise<PublicPages>;
  /** What the search finds of it (a room's `findable.ts`). */
  findable?: readonly Findable[];
};

/** Addresses without a language in front: lists are read most, and of `many` there may be thousands. */
export type PublicPages = Readonly<Partial<Record<"lists" | "things" | "many", readonly string[]>>>;
