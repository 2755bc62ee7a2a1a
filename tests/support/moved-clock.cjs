// Preloaded into a web server of the tests: for it, it is MOVED_CLOCK_DAYS later than it is.
const Real = Date;
const moved = Number(process.env.MOVED_CLOCK_DAYS) * 86_400_000;

class MovedDate extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [Real.now() + moved] : given));
  }
  static now() {
    return Real.now() + moved;
  }
  // Next wraps Date once more and copies only what is its own.
  static UTC = Real.UTC;
  static parse = Real.parse;
}
Object.defineProperty(MovedDate, "name", { value: "Date" });
globalThis.Date = MovedDate;
