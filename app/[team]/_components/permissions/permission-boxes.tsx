import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { matches } from "../../../_components/lists/search-list/search-item";
import type { MatrixPermission } from "./matrix-of";
import classes from "./permission-boxes.module.css";
import { PermissionMatrix } from "./permission-matrix";

/** What the form knows of the field. */
export interface PermissionInput {
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: ReactNode;
  /** Where the form finds it. */
  "data-path"?: string;
}

interface Props extends PermissionInput {
  legend: string;
  help: ReactNode;
  /** All that can be chosen from. */
  permissions: readonly MatrixPermission[];
  /** Why one can't be chosen, for those that can't. */
  refusal: (permission: MatrixPermission) => string | undefined;
  /** In place of the boxes where there are none. */
  none: ReactNode;
}

/** More than can be taken in at a glance. */
const many = 40;

/** A choice of permissions, as boxes by resource and verb. */
export function PermissionBoxes({ legend, help, permissions, value, onChange, refusal, none, error, "data-path": path }: Props) {
  const [text, setText] = useState("");
  const wanted = text.trim();
  const shown = wanted === "" ? permissions : permissions.filter(({ name, title }) => matches(wanted, title, name.replace(/\W/g, " "), name));
  // As the product declares them, so that the same choice is the same list.
  const ordered = (chosen: ReadonlySet<string>) => permissions.filter(({ name }) => chosen.has(name)).map(({ name }) => name);
  return (
    <fieldset className={classes.field} data-path={path} tabIndex={-1}>
      <legend className={classes.legend}>{legend}</legend>
      <p className={classes.help}>
        <span>{help}</span>
        {permissions.length > 0 && (
          <span className={classes.count} role="status">
            {value.length} of {permissions.length} chosen
          </span>
        )}
      </p>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      {permissions.length > many && (
        <TextInput
          type="search"
          mb="xs"
          aria-label="Search permissions"
          placeholder="Search permissions"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {permissions.length === 0 && <p className={classes.help}>{none}</p>}
      {shown.length === 0 && permissions.length > 0 && <p className={classes.help}>No permission matches. Try fewer letters.</p>}
      {shown.length > 0 && (
        <PermissionMatrix permissions={permissions} shown={shown} chosen={new Set(value)} onChange={(chosen) => onChange(ordered(chosen))} refusal={refusal} />
      )}
    </fieldset>
  );
}
