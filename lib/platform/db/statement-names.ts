/** What is asked this often is worth a name. */
const OFTEN = 3;
/** Each connection keeps the plans of as many. Ours: twice what the office asks in a day. */
const NAMES_AT_MOST = 300;
/** Lists of another length are other texts: what was asked once is forgotten again. */
const COUNTED_AT_MOST = 2000;

/**
 * Names for statements that are asked again and again: PostgreSQL reads and plans a statement with a name once for each
 * connection, and not at every asking. What takes all columns ("*") has none: after a migration its plan would not fit.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const count = (counts.get(sql) ?? 0) + 1;
    if (count < OFTEN || names.size >= NAMES_AT_MOST || /(?<!count\()\*/.test(sql)) {
      if (counts.size >= COUNTED_AT_MOST) counts.clear();
      counts.set(sql, count);
      // To the driver this is a statement without a name.
      return "";
    }
    counts.delete(sql);
    const name = `s${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
