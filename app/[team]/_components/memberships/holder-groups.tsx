import { Anchor, Button, Text } from "@mantine/core";
import { IconCheck, IconMinus, IconUsersGroup, IconUsersPlus } from "@tabler/icons-react";
import { useState } from "react";
import { later, withCode } from "../../../_components/later";
import { Message } from "../../../_components/notices/message";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { MissingPermission } from "../permissions/missing-permission";
import { UntilText } from "../ends/until-text";
import { useTeam } from "../../../_teams/team-context";
import { CreatedBy } from "../created-by";
import type { Membership } from "../../groups/memberships";
import classes from "./holder-groups.module.css";
import type { Leaving } from "./remove-members";
import { type Holder, whyNot } from "./what-counts";

const AddToGroup = later(() => import("./add-to-group"));
const RemoveMembers = later(() => import("./remove-members"));

interface Props {
  holder: Holder;
  memberships: Membership[];
}

/** The groups that somebody is in: which of their roles count for them, which don't, and why. */
export function HolderGroups({ holder, memberships }: Props) {
  const { can } = useTeam();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Leaving>();
  const editable = can("group:update");
  const addButton = editable && (
    <Button
      variant={memberships.length > 0 ? "default" : "filled"}
      leftSection={<IconUsersPlus size={16} aria-hidden />}
      onClick={() => withCode(AddToGroup, () => setAdding(true))}
    >
      Add to a group
    </Button>
  );
  const forAccount = holder.product !== undefined;
  return (
    <>
      {memberships.length === 0 ? (
        <Message icon={IconUsersGroup} title="In no group" action={addButton}>
          {forAccount
            ? `In a group, a service account has those of the group's roles that are for ${holder.product?.name}.`
            : "In a group, a member has all of the group's roles."}
          {!editable && <MissingPermission permission="group:update" />}
        </Message>
      ) : (
        <>
          <ul className={classes.groups} aria-label={`Groups of ${holder.name}`}>
            {memberships.map((membership) => (
              <GroupItem
                key={membership.id}
                holder={holder}
                membership={membership}
                onRemove={editable ? () => withCode(RemoveMembers, () => setLeaving({ group: membership.group, who: [holder] })) : undefined}
              />
            ))}
          </ul>
          {addButton || <MissingPermission permission="group:update" />}
        </>
      )}
      {editable && (
        <>
          <AddToGroup holder={holder} without={new Set(memberships.map(({ group }) => group.id))} opened={adding} onClose={() => setAdding(false)} />
          <RemoveMembers what={leaving} onClose={() => setLeaving(undefined)} />
        </>
      )}
    </>
  );
}

interface ItemProps {
  holder: Holder;
  membership: Membership;
  onRemove: (() => void) | undefined;
}

function GroupItem({ holder, membership, onRemove }: ItemProps) {
  const { path } = useTeam();
  const { group, until, active, createdAt, createdBy } = membership;
  return (
    <li className={classes.group}>
      <div className={classes.head}>
        <div className={classes.names}>
          <Anchor component={PageLink} href={path(`/groups/${group.id}`)} fw={500} size="sm">
            {group.name}
          </Anchor>
          <Text size="xs" c="dimmed" component="div">
            {until !== null && active && "Ends "}
            <UntilText until={until} active={active} /> · added <RelativeTime at={createdAt} /> by <CreatedBy creator={createdBy} />
          </Text>
        </div>
        {onRemove && (
          <Button variant="subtle" color="gray" size="xs" aria-label={`Remove from ${group.name}`} onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
      {group.roleAssignments.length === 0 ? (
        <Text size="sm" c="dimmed">
          The group holds no roles.
        </Text>
      ) : (
        <ul className={classes.roles} aria-label={`Roles of ${group.name}`}>
          {group.roleAssignments.map((assignment) => (
            <RoleItem key={assignment.id} assignment={assignment} reason={whyNot(membership, assignment, holder)} />
          ))}
        </ul>
      )}
    </li>
  );
}

function RoleItem({ assignment: { role, until, active }, reason }: { assignment: Membership["group"]["roleAssignments"][number]; reason: string | undefined }) {
  const { can, path } = useTeam();
  const Icon = reason === undefined ? IconCheck : IconMinus;
  return (
    <li className={classes.role} data-counts={reason === undefined || undefined}>
      <Icon size={16} aria-hidden />
      <span>
        {can("role:read") ? (
          <Anchor component={PageLink} href={path(`/roles/${role.id}`)} inherit>
            {role.name}
          </Anchor>
        ) : (
          role.name
        )}{" "}
        <span className={classes.product}>{role.product.name}</span>
        <span className={classes.why}>
          {reason === undefined ? "Counts" : `Doesn't count. ${reason}`}
          {reason === undefined && until !== null && (
            <>
              {"; "}
              <UntilText until={until} active={active} />
            </>
          )}
        </span>
      </span>
    </li>
  );
}
