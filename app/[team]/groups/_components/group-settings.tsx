import { EditForm } from "../../_components/edit-form/edit-form";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { Section } from "../../../_components/page/section";
import type { Group } from "../queries";
import { GroupDanger } from "./group-danger";
import { GroupFields } from "./group-fields";
import { useEditGroup } from "./use-edit-group";

/** What can be changed about a group, and what can't be undone. */
export function GroupSettings({ group }: { group: Group }) {
  const { can } = useTeam();
  return (
    <>
      <Section title="Edit" width={640}>
        {can("group:update") ? <EditGroupForm group={group} /> : <MissingPermission permission="group:update" />}
      </Section>
      <Section title="Danger zone" width={640}>
        <GroupDanger group={group} />
      </Section>
    </>
  );
}

function EditGroupForm({ group }: { group: Group }) {
  const edit = useEditGroup(group);
  return (
    <EditForm edit={edit} what="group">
      <GroupFields form={edit.form} />
    </EditForm>
  );
}
