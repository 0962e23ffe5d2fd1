import { useQuery } from "@tanstack/react-query";
import { ThingFilter } from "./thing-filter";
import { productQuery } from "../../products/queries";

interface Props {
  /** Id of the chosen product; empty for all. */
  chosen: string;
  /** What is shown, which names its products. */
  rows: { product: { id: string; name: string } }[];
  onChange: (id: string) => void;
}

/** A filter by product, among as many as there are: the server searches. Needs `product:read`. */
export function ProductFilter({ chosen, rows, onChange }: Props) {
  const shown = rows.find(({ product }) => product.id === chosen)?.product;
  const { data: product = shown } = useQuery({ ...productQuery(chosen), enabled: chosen !== "" && !shown });
  return (
    <ThingFilter label="Product" search="Search products" chosen={chosen} name={product?.name} known={[]} among={{ products: true }} onChange={onChange} />
  );
}
