import { CodeTabs } from "../../../../_components/code/code-tabs";
import { usePublicUrl } from "../../../../_components/code/public-url";
import type { ServiceAccount } from "../../queries";
import { dpopExample } from "../dpop-example";
import { nodeKeyExample, pythonKeyExample } from "./key-examples";
import { keyKind } from "./key-kind";
import type { PublicKey } from "../../credentials";

interface Props {
  account: Pick<ServiceAccount, "clientId" | "product" | "requireDpop">;
  publicKey: PublicKey;
}

/** A program that signs with the private half of this key, with the account's real values. */
export function SignIn({ account: { clientId, product, requireDpop }, publicKey: { jwk, kid } }: Props) {
  const publicUrl = usePublicUrl();
  const [algorithm = "ES256"] = keyKind(jwk).algorithms;
  const key = { algorithm, kid: kid ?? undefined };
  const values = { publicUrl, clientId, ...key };
  const plain = [
    { name: "Node.js", code: nodeKeyExample(values) },
    { name: "Python", code: pythonKeyExample(values) },
  ];
  const bound = () => dpopExample({ publicUrl, clientId, apiUrl: product.builtIn ? undefined : product.audience }, key);
  return <CodeTabs label="How to get an access token with a key" samples={requireDpop ? [{ name: "Node.js", code: bound() }] : plain} />;
}
