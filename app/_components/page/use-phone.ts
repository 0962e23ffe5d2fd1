import { useMediaQuery } from "@mantine/hooks";

/** True on a screen as narrow as a phone's. Lists are drawn in the browser only, so the first answer is right already. */
export function usePhone(): boolean {
  return useMediaQuery("(max-width: 47.99em)", false, { getInitialValueInEffect: false });
}
