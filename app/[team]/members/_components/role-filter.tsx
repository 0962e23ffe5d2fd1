import { useQuery } from "@tanstack/react-query";
import { ThingFilter } from "../../_components/filters/thing-filter";
import { roleQuery } from "../../roles/queries";

interface Props {
  /** Id of the chosen role; empty for all. */
  chosen: string;
  onChange: (id: string) => void;
}

/** A filter by role, among as many as there are: the server searches. Needs `role:read`. */
export function RoleFilter({ chosen, onChange }: Props) {
  const { data: role } = useQuery({ ...roleQuery(chosen), enabled: chosen !== "" });
  return <ThingFilter label="Role" search="Search roles" chosen={chosen} name={role?.name} known={[]} among={{ roles: true }} onChange={onChange} />;
}
