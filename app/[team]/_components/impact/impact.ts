import { graphql, type ResultOf } from "../../../_graphql/graphql";
import type { Change, HolderChange } from "./impact-summary";

/** What a dry run says of who would gain and lose what. */
export const impactFields = graphql(`
  fragment ImpactFields on Impact @_unmask {
    gaining
    losing
    complete
    holders {
      member {
        id
        name
      }
      serviceAccount {
        id
        name
      }
      gained {
        product {
          name
          builtIn
        }
        permission {
          name
        }
      }
      lost {
        product {
          name
          builtIn
        }
        permission {
          name
        }
      }
    }
  }
`);

type Impact = ResultOf<typeof impactFields>;
type Difference = Impact["holders"][number]["gained"][number];

// Products may name their permissions alike.
const nameOf = ({ product, permission }: Difference): string => (product.builtIn ? permission.name : `${permission.name} (${product.name})`);

/** A dry run's answer as `ImpactSummary` shows it. */
export function changeOf({ holders, ...counts }: Impact): Change {
  return {
    ...counts,
    holders: holders.map(({ member, serviceAccount, gained, lost }, index): HolderChange => {
      const change = { gained: gained.map(nameOf), lost: lost.map(nameOf) };
      if (member) return { ...change, id: member.id, name: member.name, kind: "member" };
      if (serviceAccount) return { ...change, id: serviceAccount.id, name: serviceAccount.name, kind: "service account" };
      return { ...change, id: String(index), name: "Somebody whom you may not see", kind: "hidden" };
    }),
  };
}
