import { Button, Group, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { ErrorNotice } from "../../../../../_components/notices/error-notice";
import { submitOnEnter } from "../../../../../_components/forms/submit-on-enter";
import { type RuleAccount, testTrustedToken, type TokenCheck } from "../queries";
import { givenToken, tokenProblem } from "./given-token";
import classes from "./test-token.module.css";
import { TokenVerdict } from "./token-verdict";
import { VerdictReasons } from "./verdict-reasons";

/** The rules that an answer was about; with others it would say something else. */
const rulesOf = ({ trustRules, enabled }: RuleAccount) => JSON.stringify([enabled, trustRules.map(({ id, version }) => [id, version])]);

/** Asks the server what a token would come to, and explains it. The token is kept nowhere. */
export function TestToken({ account }: { account: RuleAccount }) {
  const [result, setResult] = useState<{ check: TokenCheck; rules: string }>();
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm({ initialValues: { token: "" }, validate: { token: tokenProblem } });
  form.watch("token", () => setResult(undefined));

  async function test({ token }: { token: string }): Promise<void> {
    setRunning(true);
    setResult(undefined);
    setProblem(null);
    try {
      const check = await testTrustedToken(account.id, givenToken(token));
      if (check === null) form.setFieldError("token", "The service account isn't there any more.");
      else if (check.claims == null) form.setFieldError("token", `${check.problem ?? "The token is no JWT."} Copy it as a whole.`);
      else setResult({ check, rules: rulesOf(account) });
    } catch (error) {
      setProblem(error);
    } finally {
      setRunning(false);
    }
  }

  const check = result?.rules === rulesOf(account) ? result.check : undefined;
  return (
    <>
      <form
        onSubmit={form.onSubmit(
          (values) => void test(values),
          () => form.getInputNode("token")?.focus(),
        )}
        onKeyDown={submitOnEnter}
        noValidate
      >
        <Textarea
          label="Token of the pipeline or pod"
          placeholder="eyJ…"
          description="It is checked now, as if it were sent by the program. It is used for nothing, and not kept."
          rows={4}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          classNames={{ input: classes.token }}
          {...form.getInputProps("token")}
        />
        <Group mt="sm">
          <Button type="submit" variant="default" loading={running}>
            Test token
          </Button>
        </Group>
      </form>
      <div className={classes.result}>
        {problem !== null && <ErrorNotice error={problem} />}
        <div role="status">{check && <TokenVerdict check={check} account={account} />}</div>
        {check && <VerdictReasons check={check} account={account} />}
      </div>
    </>
  );
}
