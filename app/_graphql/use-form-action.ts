import type { UseFormReturnType } from "@mantine/form";
import type { FormEvent } from "react";
import type { UserError } from "./errors";
import { placeUserErrors } from "./place-user-errors";
import { useAction } from "./use-action";

interface Options<Values, Result> {
  form: UseFormReturnType<Values>;
  send: (values: Values) => Promise<Result | null>;
  done: (result: Result) => void | Promise<void>;
}

/** Sends a form; what the API finds wrong appears on its fields, and what was typed stays. */
export function useFormAction<Values extends Record<string, unknown>, Result extends { userErrors: UserError[] }>({
  form,
  send,
  done,
}: Options<Values, Result>) {
  const has = (path: string) => path.split(".")[0]! in form.getValues();
  const action = useAction({ send, done, place: (errors) => placeUserErrors(errors, { has, setFieldError: form.setFieldError }) });
  return { ...action, submit: (event?: FormEvent<HTMLFormElement>) => form.onSubmit((values) => action.run(values))(event) };
}
