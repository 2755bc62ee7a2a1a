import { z } from "zod";
import { everywhere, oneOf, whole } from "@/lib/platform/datasets/query";

export const frozenQuery = z.strictObject({
  format: everywhere.format,
  lang: everywhere.lang,
  revision: whole(1, 10_000).optional(),
});

export const traceQuery = z.strictObject({ format: oneOf(["json"]).optional() });

export const feedQuery = z.strictObject({ format: oneOf(["atom"]).optional() });

/** Of addresses that take no parameter at all. */
export const noQuery = z.strictObject({});
