import type { Metadata } from "next";
import { ToOwnExplorer } from "./_components/to-own-explorer";

export const metadata: Metadata = { title: "API explorer" };

export default function ExplorerPage() {
  return <ToOwnExplorer />;
}
