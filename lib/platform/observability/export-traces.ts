import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace-base";

/** Addresses may hold a secret, such as a link for a new password: a trace names the page's pattern instead. */
const ADDRESSES = ["http.target", "http.url", "url.full", "url.path", "url.query"];

class WithoutAddresses extends BatchSpanProcessor implements SpanProcessor {
  override onEnd(span: ReadableSpan): void {
    for (const name of ADDRESSES) delete span.attributes[name];
    super.onEnd(span);
  }
}

// For server/serve.mjs, which sends what is left when it stops.
const kept = globalThis as unknown as { enamPilarTraces?: BasicTracerProvider };

/**
 * Sends traces by OTLP over http to OTEL_EXPORTER_OTLP_ENDPOINT, as the variables of OpenTelemetry say (headers, sampling,
 * names). Next makes the spans of pages, actions and handlers; a collector that is away costs nobody anything.
 */
export function exportTraces(): void {
  if (kept.enamPilarTraces) return;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const named = resourceFromAttributes({ "service.name": process.env.OTEL_SERVICE_NAME || "enam-pilar" });
  kept.enamPilarTraces = new BasicTracerProvider({
    resource: defaultResource().merge(named),
    spanProcessors: [new WithoutAddresses(new OTLPTraceExporter())],
  });
  trace.setGlobalTracerProvider(kept.enamPilarTraces);
}
