declare global {
  interface Window {
    /** Of public/grid-keys.js, where it is there. */
    nextEarlyKey?: () => { key: string; shift: boolean } | undefined;
  }
}

/** Presses what was pressed in a cell before there was anybody to hear it, one after the other. */
export async function pressEarlyKeys(): Promise<void> {
  // The cell that was chosen is shown above the grid by then, with the fields that a key may lead to.
  await new Promise((resolve) => setTimeout(resolve, 0));
  for (let early = window.nextEarlyKey?.(); early; early = window.nextEarlyKey?.()) {
    press(early.key, early.shift);
    // The cell opens, or the focus moves on, before the next key.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function press(key: string, shift: boolean): void {
  const target = document.activeElement;
  const field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
  if (field && key.length === 1) field.value += key;
  else if (field && key === "Backspace") field.value = field.value.slice(0, -1);
  else target?.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey: shift, bubbles: true, cancelable: true }));
}
