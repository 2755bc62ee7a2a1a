import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL_SIZE: z.coerce.number().int().positive().default(10),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.string().default("http://localhost:3000"),
  INTERNAL_TOKEN: z.string().default(""),
  TRUSTED_PROXY_HOPS: z.coerce.number().default(0),
  OIDC_ISSUER: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
});
let kept: z.output<typeof schema> | undefined;
export function env() {
  kept ??= schema.parse(process.env);
  return kept;
}
