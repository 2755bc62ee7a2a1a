/** A year that is always to come: what is due in it is not late yet, whenever the tests run. */
export const COMING = new Date().getFullYear() + 4;
