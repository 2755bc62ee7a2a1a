// Evidence brought in while the bucket takes connections and says nothing: what is said to be in is in, and the rest may be
// sent again.
import { randomBytes } from "node:crypto";
import { startS3 } from "../../tests/support/s3-server";
import { OperatorError } from "../operator";
import type { Stage, Undo, Web } from "./stage";
import { Valve } from "./valve";
import type { Tally } from "./writers";

const ANSWER_MS = 20_000;
const HELD = 1;
const LIMIT_MS = 40_000;

export class Bucket {
  private constructor(
    readonly env: Record<string, string>,
    private readonly valve: Valve,
  ) {}

  static async open(undo: Undo): Promise<Bucket> {
    const server = await startS3();
    undo.push(server.stop);
    const valve = await Valve.open(Number(new URL(server.environment.EVIDENCE_S3_ENDPOINT).port));
    undo.push(async () => valve.close());
    const EVIDENCE_S3_ENDPOINT = `http://127.0.0.1:${valve.port}`;
    return new Bucket({ ...server.environment, EVIDENCE_S3_ENDPOINT }, valve);
  }

  async held(stage: Stage, web: Web, cookie: string): Promise<Tally & { recovered: number }> {
    const [row] = await stage.ask<{ id: string }>(
      `SELECT id FROM indicator_values WHERE status = 'PUBLISHED' AND "supersededAt" IS NULL ORDER BY id LIMIT 1`,
    );
    const answers = [await upload(web, cookie, row?.id ?? "")];
    if (answers[0]?.status !== 204) throw new OperatorError(`An upload was answered ${answers[0]?.status}.`);
    this.valve.hold();
    for (let turn = 0; turn < HELD; turn += 1) answers.push(await upload(web, cookie, row?.id ?? ""));
    this.valve.open();
    const began = performance.now();
    while (answers.at(-1)?.status !== 204 && performance.now() - began < LIMIT_MS)
      answers.push(await upload(web, cookie, row?.id ?? ""));
    const isWell = answers.at(-1)?.status === 204;
    const known = answers.filter(({ status }) => status === 204).map(({ id }) => id);
    const found = await stage.ask<{ id: string }>("SELECT id FROM evidence WHERE id = ANY($1::uuid[])", [known]);
    return {
      recovered: isWell ? (performance.now() - began) / 1000 : Number.POSITIVE_INFINITY,
      sent: answers.length,
      unanswered: answers.length - known.length,
      acknowledged: known.length,
      lost: known.filter((id) => !found.some((one) => one.id === id)),
      doubled: [],
    };
  }
}

/** A file in one piece; the status is that of the piece. */
async function upload(web: Web, cookie: string, ownerId: string): Promise<{ status: number; id: string }> {
  const file = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(4000)]);
  const metadata = { ownerKind: "value", ownerId, informationClass: "PERIODIC", fileName: "gangguan.pdf" };
  const said = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`);
  const headers = { cookie, origin: web.url, "tus-resumable": "1.0.0" };
  try {
    const begun = await fetch(`${web.url}/api/evidence/uploads`, {
      method: "POST",
      headers: { ...headers, "upload-length": String(file.length), "upload-metadata": said.join(",") },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const address = begun.headers.get("location") ?? "";
    const sent = await fetch(new URL(address, web.url), {
      method: "PATCH",
      headers: { ...headers, "upload-offset": "0", "content-type": "application/offset+octet-stream" },
      body: new Uint8Array(file),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { status: sent.status, id: address.split("/").at(-1) ?? "" };
  } catch {
    return { status: 0, id: "" };
  }
}
