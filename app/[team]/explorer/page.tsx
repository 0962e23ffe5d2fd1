import type { Metadata } from "next";
import { LoadExplorer } from "./_components/load-explorer";

export const metadata: Metadata = { title: "API explorer" };

export default function ExplorerPage() {
  return <LoadExplorer />;
}
