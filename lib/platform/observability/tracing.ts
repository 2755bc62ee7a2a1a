import { context, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { textOf } from "./request";

const LONGEST_STATEMENT = 500;

/**
 * A statement as a part of the trace of its request, where traces are sent anywhere (export-traces.ts); it costs nothing
 * where they are not. Its values are not told. Call what it returns when the answer is there.
 */
export function traceStatement(asked: unknown): (error?: unknown) => void {
  const span = trace.getTracer("enam-pilar").startSpan("statement", {
    kind: SpanKind.CLIENT,
    attributes: { "db.system.name": "postgresql", "db.query.text": textOf(asked).slice(0, LONGEST_STATEMENT) },
  });
  return (error) => {
    if (error) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };
}

/** Has what is done later, elsewhere, be a part of the trace of now. */
export function traceOfNow(): <Value>(work: () => Value) => Value {
  const now = context.active();
  return (work) => context.with(now, work);
}
