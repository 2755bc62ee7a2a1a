import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { freePort } from "../../scripts/network-port";

/** A real S3-compatible server with one empty bucket, and the variables that point the product at it. */
export async function startS3() {
  const directory = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-s3-"));
  const port = await freePort();
  const server = new S3rver({
    port,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: "bukti" }],
  });
  await server.run();
  return {
    environment: {
      EVIDENCE_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      EVIDENCE_S3_BUCKET: "bukti",
      EVIDENCE_S3_REGION: "us-east-1",
      EVIDENCE_S3_KEY: "S3RVER",
      EVIDENCE_S3_SECRET: "S3RVER",
    },
    stop: async () => {
      // The client keeps its connections, and closing would wait for them.
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
