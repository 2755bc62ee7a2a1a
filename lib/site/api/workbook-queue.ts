/** Ours: of workbooks that strangers ask for one is made at a time, and so many may wait for it. */
const MAY_WAIT = 4;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** A workbook is being made, and enough others wait: the caller is told to come again. */
export class WorkbooksBusy extends Error {}

/**
 * Makes one workbook after the other. 2,000 rows take a second of the processor and 60 MB, so that a handful at once
 * would hold every visitor up. Throws WorkbooksBusy where too many wait already.
 */
export async function inWorkbookQueue<Made>(make: () => Promise<Made>): Promise<Made> {
  if (waiting > MAY_WAIT) throw new WorkbooksBusy();
  waiting += 1;
  const mine = last.then(make);
  last = mine.catch(() => {});
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}
