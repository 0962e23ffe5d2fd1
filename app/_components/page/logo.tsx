import classes from "./logo.module.css";

/** Latchkey's mark and name. */
export function Logo() {
  return (
    <span className={classes.logo}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden>
        <rect width="32" height="32" rx="8" fill="var(--mantine-color-accent-8)" />
        <circle cx="12" cy="16" r="5" fill="none" stroke="#fff" strokeWidth="2.5" />
        <path d="M17 16h9m-4 0v4" fill="none" stroke="#fff" strokeWidth="2.5" strokeLinecap="round" />
      </svg>
      Latchkey
    </span>
  );
}
