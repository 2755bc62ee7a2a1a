export interface FormItem {
  code: string;
  order: number;
  formNumber: string | null;
  formOrder: number | null;
}

/** The number an item has in the ministry's form: its own there, otherwise our code. */
export const numberInForm = ({ formNumber, code }: Pick<FormItem, "formNumber" | "code">) => formNumber ?? code;

/**
 * Items as the ministry's form asks for them. Those whose place there is not known come after the others, in our own
 * order: nothing is put between two numbered questions that does not belong there.
 */
export function inFormOrder<Item extends FormItem>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => {
    if (a.formOrder !== null && b.formOrder !== null && a.formOrder !== b.formOrder) return a.formOrder - b.formOrder;
    if ((a.formOrder === null) !== (b.formOrder === null)) return a.formOrder === null ? 1 : -1;
    return a.order - b.order;
  });
}
