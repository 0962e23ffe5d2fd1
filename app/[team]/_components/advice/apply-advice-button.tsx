import { Button } from "@mantine/core";
import { useState } from "react";
import { later, withCode } from "../../../_components/later";
import { useTeam } from "../../../_teams/team-context";
import type { Advice } from "../../review/advice";
import { adviceNeeds } from "./advice-needs";

const ApplyAdvice = later(() => import("./apply-advice"));

interface Props {
  account: { id: string; name: string };
  advice: Advice;
  days: number;
  size?: "xs";
}

/** Leads to the question whether an account shall lose what it doesn't use. Nothing for who may not take it. */
export function ApplyAdviceButton({ account, advice, days, size }: Props) {
  const { can } = useTeam();
  const [opened, setOpened] = useState(false);
  if (!adviceNeeds(advice).every(can)) return null;
  return (
    <>
      <Button
        variant="default"
        size={size}
        aria-label={size ? `Remove unused permissions of ${account.name}` : undefined}
        onClick={() => withCode(ApplyAdvice, () => setOpened(true))}
      >
        {size ? "Remove" : "Remove unused permissions"}
      </Button>
      <ApplyAdvice account={account} advice={advice} days={days} opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
