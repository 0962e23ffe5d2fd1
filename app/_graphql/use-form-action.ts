import type { UseFormReturnType } from "@mantine/form";
import type { FormEvent } from "react";
import type { UserError } from "./errors";
import { placeUserErrors } from "./place-user-errors";
import { useAction } from "./use-action";

interface Options<Values, Result> {
  form: UseFormReturnType<Values>;
  send: (values: Values) => Promise<Result | null>;
  done: (result: Result) => void | Promise<void>;
  /** Takes errors that the form answers itself, such as a conflict, before the others are shown. @returns those others */
  take?: (errors: UserError[]) => UserError[];
}

/** Sends a form; what is wrong appears on the fields that are shown, the first of them gets the focus, and what was typed stays. */
export function useFormAction<Values extends object, Result extends { userErrors: UserError[] }>({
  form,
  send,
  done,
  take = (errors) => errors,
}: Options<Values, Result>) {
  const focus = (path: string | undefined) => path !== undefined && form.getInputNode(path)?.focus();

  function place(errors: UserError[]): UserError[] {
    const placed: string[] = [];
    const unplaced = placeUserErrors(take(errors), {
      shows: (path) => form.getInputNode(path) !== null,
      setFieldError: (path, message) => {
        form.setFieldError(path, message);
        placed.push(path);
      },
    });
    focus(placed[0]);
    return unplaced;
  }

  const action = useAction({ send, done, place });
  const submit = form.onSubmit(
    (values) => action.run(values),
    (errors) => focus(Object.keys(errors)[0]),
  );
  return { ...action, submit: (event?: FormEvent<HTMLFormElement>) => submit(event) };
}
