import { writeFileSync } from "node:fs";
import { printedSchema } from "./printed-schema";

// npm run schema: writes the contract down, so that a change of it is a diff that a reviewer reads.
writeFileSync(new URL("./schema.graphql", import.meta.url), printedSchema());
