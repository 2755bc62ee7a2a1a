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
  accept: string;
  multiple?: boolean;
};

/** Files of a form, chosen from the device. */
export function FileField({ most, tooLarge, accept, multiple, error, ...field }: FileFieldProps) {
  const [isTooLarge, setTooLarge] = useState(false);
  const shown = { ...field, error: isTooLarge ? tooLarge : error };
  return (
    <Field {...shown}>
      <input
        type="file"
        multiple={multiple}
        accept={accept}
        {...controlProps(shown)}
        className={controlClasses}
        onChange={({ currentTarget }) => {
          const size = [...(currentTarget.files ?? [])].reduce((sum, file) => sum + file.size, 0);
          setTooLarge(size > most);
          // Not sent: the form says that a file is to be chosen.
          if (size > most) currentTarget.value = "";
        }}
      />
    </Field>
  );
}
