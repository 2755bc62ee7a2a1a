/** As much as somebody reads at one go; the same on the board, below each filter and on a round's own page. */
export const PUBLIC_PAGE_SIZE = 20;
export const pagesFor = (count: number) => Math.max(1, Math.ceil(count / PUBLIC_PAGE_SIZE));
/** The address of a page of a list: the first is the list's own. */
export const pageAddress = (path: string, page: number) => (page > 1 ? `${path}/hal/${page}` : path);
