import { headers } from "next/headers";
import type { ReactNode } from "react";
import { EarlyRequest } from "../_graphql/early-request";
import { viewerRequest } from "../_graphql/viewer";
import { TeamFrame } from "./_frame/team-frame";

interface Props {
  params: Promise<{ team: string }>;
  children: ReactNode;
}

export default async function TeamLayout({ params, children }: Props) {
  const { team } = await params;
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <>
      <EarlyRequest request={viewerRequest} nonce={nonce} />
      <TeamFrame slug={team}>{children}</TeamFrame>
    </>
  );
}
