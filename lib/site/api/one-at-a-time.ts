/**
 * One question at a time, its answer shared by all who asked before it was put: a question that is already under way
 * may have been answered before this caller's own change.
 */
export function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<T> | null = null;
  return () => {
    waiting ??= running.then(() => {
      waiting = null;
      const answer = ask();
      running = answer.catch(() => null);
      return answer;
    });
    return waiting;
  };
}
