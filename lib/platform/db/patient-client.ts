import "server-only";
import pg from "pg";
import { noteStatement, noteUncertain } from "@/lib/platform/observability/request";
import { traceStatement } from "@/lib/platform/observability/tracing";
import { noteAnswered, noteIfAway } from "./away";
import { withExactJson } from "./exact-json";

type Done = (error: Error, result: pg.QueryResult) => void;

/**
 * A connection that gives up. PostgreSQL ends a statement that takes too long; where PostgreSQL itself stands still, the
 * time limit here does, and the connection goes with it: left in the pool it would be waited for again. Each statement is
 * counted towards the request that asks.
 */
export class PatientClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: with or without a callback, which passes through unchanged.
  override connect(callback?: any): any {
    if (!callback)
      return super.connect().catch((error: unknown) => {
        noteIfAway(error);
        throw error;
      });
    return super.connect((...outcome: unknown[]) => {
      noteIfAway(outcome[0]);
      callback(...outcome);
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg overloads this in eight ways, which all pass through unchanged.
  override query(...given: any[]): any {
    noteStatement(given[0]);
    const traced = traceStatement(given[0]);
    const uncertain = noteUncertain(given[0]);
    const answered = (error?: unknown) => {
      traced(error);
      // What PostgreSQL itself refuses it has not kept.
      if (error && !(error instanceof pg.DatabaseError)) uncertain();
      if (error) this.#giveUpAfter(error);
      else noteAnswered();
    };
    const [statement, ...others] = given;
    const sent = [withExactJson(statement), ...others];
    const last = given.at(-1);
    const ask = super.query.bind(this) as (...args: unknown[]) => Promise<pg.QueryResult>;
    if (typeof last !== "function")
      return ask(...sent).then(
        (result) => {
          answered();
          return result;
        },
        (error: unknown) => {
          answered(error);
          throw error;
        },
      );
    const done: Done = (error, result) => {
      answered(error);
      last(error, result);
    };
    return ask(...sent.slice(0, -1), done);
  }

  #giveUpAfter(error: unknown): void {
    if (!noteIfAway(error)) return;
    if (error instanceof Error && error.message === "Query read timeout")
      (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}
