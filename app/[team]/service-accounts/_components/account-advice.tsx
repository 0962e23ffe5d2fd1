import { Skeleton, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { FilterMenu } from "../../../_components/lists/filter-menu";
import { Section } from "../../../_components/page/section";
import { MissingPermission } from "../../_components/permissions/missing-permission";
import { useTeam } from "../../../_teams/team-context";
import { type Advice, adviceQuery } from "../../review/advice";
import { dormantDays } from "../../review/review-paths";
import classes from "../../_components/advice/advice.module.css";
import { adviceNeeds } from "../../_components/advice/advice-needs";
import { AdviceSteps } from "../../_components/advice/advice-steps";
import { ApplyAdviceButton } from "../../_components/advice/apply-advice-button";
import { readDays } from "../../_components/usage/read-days";
import { SomeNames } from "../../_components/advice/some-names";

interface Props {
  account: { id: string; name: string };
}

/** What an account holds and doesn't use, with the way to take it. */
export function AccountAdvice({ account }: Props) {
  const [text, setText] = useState("");
  const { days, options } = readDays(text, dormantDays, [30, 60, 90, 180, 365]);
  const { data, error, refetch } = useQuery(adviceQuery(account.id, days));
  return (
    <Section
      title="Unused permissions"
      width={960}
      lead="What it holds and doesn't use: whoever gets hold of its keys has that too."
      more={<FilterMenu label="Unused for" value={String(days)} options={options} all={null} onChange={setText} />}
    >
      {error && !data ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={56} role="status" aria-label="Loading" />
      ) : data?.advised ? (
        <Proposal account={account} advice={data} days={days} />
      ) : (
        <p className={classes.none}>
          <IconCircleCheck size={16} aria-hidden />
          Nothing to take: it has used what it has held for {days} days, or nothing is known of its use.
        </p>
      )}
    </Section>
  );
}

function Proposal({ account, advice, days }: Props & { advice: Advice; days: number }) {
  const { can } = useTeam();
  const missing = adviceNeeds(advice).find((permission) => !can(permission));
  return (
    <div className={classes.card} data-advised>
      <Text size="sm" mb="sm" component="div">
        {advice.unused.length} of {advice.unused.length + advice.used.length} permissions weren&apos;t used for {days} days:{" "}
        <SomeNames names={advice.unused} most={6} />. So that it holds no more than it uses:
      </Text>
      <AdviceSteps advice={advice} />
      <div className={classes.foot}>
        {missing ? <MissingPermission permission={missing} /> : <ApplyAdviceButton account={account} advice={advice} days={days} />}
      </div>
    </div>
  );
}
