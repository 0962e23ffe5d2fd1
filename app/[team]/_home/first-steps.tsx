import { Button } from "@mantine/core";
import { PageLink } from "../../_components/page/page-link";
import { CodeBlock } from "../../_components/code/code-block";
import { usePublicUrl } from "../../_components/code/public-url";
import { Section } from "../../_components/page/section";
import { tokenCurl } from "../../_components/code/token-curl";
import { MissingPermission } from "../_components/permissions/missing-permission";
import { useTeam } from "../../_teams/team-context";
import classes from "./home.module.css";
import { Step } from "./step";

interface Props {
  hasAccount: boolean;
  firstAccountId: string | undefined;
}

/** From nothing to the first call, for a team that has made none. */
export function FirstSteps({ hasAccount, firstAccountId }: Props) {
  const { can, path } = useTeam();
  const url = usePublicUrl();
  const mayCreate = can("service-account:create");
  return (
    <Section title="First steps" lead="From nothing to the first call, in a few minutes.">
      <ol className={classes.steps}>
        <Step number={1} title="Create a service account" done={hasAccount} text="An identity for one program, with client keys that are shown once.">
          {!hasAccount && mayCreate && (
            <Button component={PageLink} href={path("/service-accounts/new")}>
              New service account
            </Button>
          )}
          {!hasAccount && !mayCreate && <MissingPermission permission="service-account:create" />}
        </Step>
        <Step number={2} title="Get an access token" text="Send the client keys to the token endpoint.">
          <CodeBlock what="token request" code={tokenCurl(url, '"$LATCHKEY_CLIENT_ID:$LATCHKEY_CLIENT_SECRET"')} />
          {firstAccountId && (
            <Button mt="sm" variant="default" component={PageLink} href={path(`/service-accounts/${firstAccountId}`)}>
              With the values of your account
            </Button>
          )}
        </Step>
        <Step number={3} title="Call the API" text="Send the token with each request until it expires.">
          <CodeBlock
            what="API request"
            code={`curl ${url}/api/graphql \\\n  -H "Authorization: Bearer $LATCHKEY_TOKEN" \\\n  -H 'Content-Type: application/json' \\\n  -d '{"query":"{ viewer { name } }"}'`}
          />
        </Step>
      </ol>
    </Section>
  );
}
