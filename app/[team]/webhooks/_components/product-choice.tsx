import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTeam } from "../../../_teams/team-context";
import { productChoicesQuery } from "../../_components/choices/product-choices";

interface Props {
  /** Empty for all products. */
  value: string;
  onChange: (id: string) => void;
}

/** Of which product a webhook of the team tells; of all where products can't be read. */
export function ProductChoice({ value, onChange }: Props) {
  const { can, team } = useTeam();
  const { data } = useQuery({ ...productChoicesQuery(team.id, ""), enabled: can("product:read") });
  const options = (data?.choices ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (options.length === 0) return null;
  return (
    <NativeSelect
      label="Product"
      description="Tell only of the accounts of one product, or of all. It can't be changed later."
      data={[{ value: "", label: "All products" }, ...options]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
