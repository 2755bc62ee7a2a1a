const INTERVAL_MS = 20;

/** The most memory that this process holds from now on above what it holds now, in megabytes; asked at its end. */
export function forgetAbove(): () => number {
  const rest = process.memoryUsage.rss();
  let most = rest;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    look();
    return Math.round((most - rest) / 1_000_000);
  };
}
