import { Checkbox, VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useId } from "react";
import { choose, type MatrixPermission, matrixOf, type MatrixRow } from "./matrix-of";
import classes from "./permission-matrix.module.css";
import { WhoElse } from "./who-else";

interface Props {
  /** All that the product declares. */
  permissions: readonly MatrixPermission[];
  /** Those of them to show, where it isn't all. */
  shown?: readonly MatrixPermission[];
  chosen: ReadonlySet<string>;
  /** Left out where the choice is only shown. */
  onChange?: (chosen: Set<string>) => void;
  /** Why one can't be chosen, for those that can't. */
  refusal?: (permission: MatrixPermission) => string | undefined;
  /** The product that declares them; where the choice is only shown, each leads to who holds it. */
  product?: { id: string; builtIn: boolean };
}

/** What may be done with each resource: a line for each, with a box for each verb. */
export function PermissionMatrix({ permissions, shown = permissions, chosen, onChange, refusal = () => undefined, product }: Props) {
  const set = onChange && ((names: string[], on: boolean) => onChange(choose(permissions, chosen, names, on)));
  return (
    <div className={classes.matrix}>
      {matrixOf(shown).map((row) => (
        <Row key={row.resource} row={row} chosen={chosen} set={set} refusal={refusal} product={product} />
      ))}
    </div>
  );
}

interface RowProps {
  row: MatrixRow;
  chosen: ReadonlySet<string>;
  set: ((names: string[], on: boolean) => void) | undefined;
  refusal: (permission: MatrixPermission) => string | undefined;
  product: Props["product"];
}

function Row({ row, chosen, set, refusal, product }: RowProps) {
  const labelId = useId();
  const free = row.permissions.filter((permission) => !refusal(permission)).map(({ name }) => name);
  const held = row.permissions.filter(({ name }) => chosen.has(name)).length;
  const all = held > 0 && free.every((name) => chosen.has(name));
  return (
    <div role="group" aria-labelledby={labelId} className={classes.row}>
      <div className={classes.resource}>
        {set && row.permissions.length > 1 && (
          <Checkbox
            size="xs"
            aria-label={`All of ${row.resource}`}
            checked={all}
            indeterminate={held > 0 && !all}
            disabled={free.length === 0}
            onChange={() => set(free, !all)}
          />
        )}
        <code id={labelId} className={classes.name}>
          {row.resource}
        </code>
      </div>
      <div className={classes.verbs}>
        {row.permissions.map((permission) => {
          const { name, verb, description } = permission;
          if (!set) return <Shown key={name} permission={permission} held={chosen.has(name)} product={product} />;
          const why = refusal(permission);
          return (
            <Checkbox
              key={name}
              size="xs"
              className={classes.verb}
              wrapperProps={{ "data-verb": verb }}
              classNames={{ description: classes.about }}
              label={<Label permission={permission} />}
              description={why ?? (description || name)}
              checked={chosen.has(name)}
              disabled={why !== undefined && !chosen.has(name)}
              onChange={(event) => set([name], event.currentTarget.checked)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** What a permission is called, and whether it is for people only. */
function Label({ permission: { title, peopleOnly } }: { permission: MatrixPermission }) {
  if (!peopleOnly) return title;
  return (
    <>
      {title} <span className={classes.people}>people only</span>
    </>
  );
}

/** A permission that is only looked at. */
function Shown({ permission, held, product }: { permission: MatrixRow["permissions"][number]; held: boolean; product: Props["product"] }) {
  const Icon = held ? IconCheck : IconMinus;
  return (
    <div className={classes.shown} data-held={held || undefined} data-verb={permission.verb} title={permission.name}>
      <Icon size={16} aria-hidden />
      <span>
        {product ? (
          <WhoElse permission={permission.name} product={product}>
            <Label permission={permission} />
          </WhoElse>
        ) : (
          <Label permission={permission} />
        )}
      </span>
      {!held && <VisuallyHidden>: not permitted</VisuallyHidden>}
    </div>
  );
}
