import { Text } from "@mantine/core";
import { CodeBlock } from "../../../../../_components/code/code-block";
import { Unfold } from "../../credentials/unfold";
import type { RuleAccount, TokenCheck } from "../queries";
import { RuleChecks } from "./rule-checks";
import classes from "./test-token.module.css";
import { TokenFacts } from "./token-facts";
import { nearestFirst, notAsked } from "./verdict-words";

interface Props {
  check: TokenCheck;
  account: RuleAccount;
}

/** Why a token would come to that: what of it is wrong itself, then rule by rule and claim by claim. */
export function VerdictReasons({ check, account }: Props) {
  const ended = notAsked(account, check);
  return (
    <>
      <TokenFacts claims={check.claims} problem={check.problem} />
      <div className={classes.rules}>
        {nearestFirst(check.verdicts).map((verdict, place) => (
          <RuleChecks key={verdict.ruleId} verdict={verdict} opened={place === 0} />
        ))}
      </div>
      {ended.length > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          Not asked, because {ended.length === 1 ? "it has" : "they have"} ended: {ended.map(({ name }) => name).join(", ")}.
        </Text>
      )}
      <div className={classes.claims}>
        <Unfold label="All that the token says">
          <CodeBlock what="claims of the token" code={JSON.stringify(check.claims, null, 2)} />
        </Unfold>
      </div>
    </>
  );
}
