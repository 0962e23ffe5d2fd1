import type { ReactNode } from "react";
import { TeamFrame } from "./_components/team-frame";

interface Props {
  params: Promise<{ team: string }>;
  children: ReactNode;
}

export default async function TeamLayout({ params, children }: Props) {
  const { team } = await params;
  return <TeamFrame slug={team}>{children}</TeamFrame>;
}
