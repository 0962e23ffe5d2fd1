import { Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFoot } from "../../../../_components/forms/form-foot";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { LeaveGuard } from "../../../../_components/forms/leave-guard";
import { usePublicUrl } from "../../../../_components/code/public-url";
import { useFormAction } from "../../../../_graphql/use-form-action";
import { useTeam } from "../../../../_teams/team-context";
import { serviceAccountsKey } from "../../queries";
import { suggestedName } from "./describe-rule";
import { addTrustRule } from "./mutations";
import { PlatformChoice } from "./platform-choice";
import { type Platform, platformOf } from "./platforms";
import type { RuleAccount } from "./queries";
import { RuleAside } from "./rule-aside";
import { RuleFields } from "./rule-fields";
import classes from "./rule-form.module.css";
import { newRule, placeOfCondition, ruleDetails, ruleProblems, type RuleValues } from "./rule-values";

interface Props {
  account: RuleAccount;
  /** The one that the link here named. */
  platform: Platform;
}

const isBegun = ({ name, repository, ref, namespace, serviceAccount, further }: RuleValues) =>
  [name, repository, ref, namespace, serviceAccount, ...further.map(({ pattern }) => pattern)].some((text) => text.trim() !== "");

/** Asks whose tokens are trusted; beside it what that comes to, and what to paste there. */
export function NewRuleForm({ account, platform }: Props) {
  const { path } = useTeam();
  const router = useRouter();
  const queryClient = useQueryClient();
  const publicUrl = usePublicUrl();
  const [added, setAdded] = useState(false);
  const form = useForm<RuleValues>({
    initialValues: newRule(platform, platformOf(platform).issuer, publicUrl),
    validate: (values) => ruleProblems(values, false),
  });
  const { submit, running, problem } = useFormAction({
    form,
    send: async (values) => {
      const details = ruleDetails(values);
      const payload = await addTrustRule({ serviceAccountId: account.id, ...details, name: details.name || suggestedName(values) });
      return (
        payload && { ...payload, userErrors: payload.userErrors.map((error) => ({ ...error, field: error.field && placeOfCondition(values, error.field) })) }
      );
    },
    done: async ({ trustRule }) => {
      if (!trustRule) return;
      setAdded(true);
      notifications.show({ title: `${trustRule.name} is added`, message: "It counts from now on. Paste its set-up, then test a token." });
      await queryClient.invalidateQueries({ queryKey: serviceAccountsKey });
      router.push(path(`/service-accounts/${account.id}/trust-rules/${trustRule.id}`));
    },
  });

  function choose(next: Platform): void {
    const { further } = newRule(next, "", publicUrl);
    form.clearErrors();
    form.setValues({ platform: next, issuer: platformOf(next).issuer, runs: "branch", further });
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.form}>
        <Stack gap="lg">
          <PlatformChoice value={form.values.platform} onChange={choose} />
          <RuleFields form={form} named />
          {problem !== null && <ErrorNotice error={problem} />}
          <FormFoot submit="Add trust rule" running={running} back={path(`/service-accounts/${account.id}?tab=credentials`)} />
        </Stack>
        <RuleAside values={form.values} account={account} withSetup />
      </div>
      <LeaveGuard unsaved={!added && isBegun(form.values)} />
    </form>
  );
}
