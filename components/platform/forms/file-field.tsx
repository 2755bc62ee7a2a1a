"use client";
import { useState } from "react";
import { controlClasses, controlProps, Field } from "@/components/ui/field";

type FileFieldProps = {
  name: string;
  label: string;
  help: string;
  /** What the server says of the file that was sent. */
  error: string | undefined;
  /** Bytes of all files together, and what is said of more: before they are sent, for the door would say less. */
  most: number;
  tooLarge: string;
  /** What is said of a file that holds nothing; for the server it is no file at all. */
  empty: string;
  accept: string;
  multiple?: boolean;
};

/** Files of a form, chosen from the device. */
export function FileField({ most, tooLarge, empty, accept, multiple, error, ...field }: FileFieldProps) {
  const [fault, setFault] = useState<string | null>(null);
  const shown = { ...field, error: fault ?? error };
  return (
    <Field {...shown}>
      <input
        type="file"
        multiple={multiple}
        accept={accept}
        {...controlProps(shown)}
        className={controlClasses}
        onChange={({ currentTarget }) => {
          const sizes = [...(currentTarget.files ?? [])].map(({ size }) => size);
          const isTooLarge = sizes.reduce((sum, size) => sum + size, 0) > most;
          setFault(isTooLarge ? tooLarge : sizes.includes(0) ? empty : null);
          // Not sent: the form says that a file is to be chosen.
          if (isTooLarge || sizes.includes(0)) currentTarget.value = "";
        }}
      />
    </Field>
  );
}
