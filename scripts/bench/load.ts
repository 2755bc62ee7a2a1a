import autocannon from "autocannon";
import { OperatorError } from "../operator";

const CONNECTIONS = 16;
const SECONDS = 6;
const WARM_UP_SECONDS = 2;

export interface Load {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  answered: number;
}

export interface Shot {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  body?: Buffer;
}

async function fire(url: string, next: () => Shot, status: number, duration: number): Promise<Load> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration,
    // Asked before each request, so that each submission can be another one.
    requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  const answers = result.statusCodeStats as Record<string, { count: number } | undefined>;
  const answered = answers[status]?.count ?? 0;
  // A fast failure must never count as a fast answer.
  if (answered === 0 || answered !== result.requests.total || result.errors > 0) {
    const found = Object.entries(answers).map(([code, stat]) => `${stat?.count} × ${code}`);
    const where = next().path;
    throw new OperatorError(`${where}: expected ${status} only; got ${found.join(", ")}, ${result.errors} errors.`);
  }
  return {
    requestsPerSecond: Math.round(answered / result.duration),
    p50: result.latency.p50,
    p99: result.latency.p99,
    answered,
  };
}

/** Requests at 16 connections for some seconds, after two that do not count; every answer must have the status. */
export async function measureLoad(url: string, next: () => Shot, status = 200, seconds = SECONDS): Promise<Load> {
  const warmUp = await fire(url, next, status, WARM_UP_SECONDS);
  const measured = await fire(url, next, status, seconds);
  return { ...measured, answered: warmUp.answered + measured.answered };
}
