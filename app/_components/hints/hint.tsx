import {
  cloneElement,
  type FocusEvent,
  type HTMLAttributes,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useEffect,
  useId,
  useState,
} from "react";
import { later, useFetchAtRest } from "../later";

const Bubble = later(() => import("./hint-bubble"));
const pause = 250;

interface Props {
  label: string;
  /** Shows it whether it is pointed at or not. */
  opened?: boolean;
  /** The element that is explained. */
  children: ReactElement<HTMLAttributes<HTMLElement>>;
}

/** Says more about a control or a value while it is pointed at or focused. */
export function Hint({ label, opened, children }: Props) {
  const id = useId();
  const [target, setTarget] = useState<HTMLElement>();
  const [pointed, setPointed] = useState(false);
  const [waited, setWaited] = useState(false);
  useFetchAtRest(Bubble.fetch);
  useEffect(() => {
    if (!pointed) return undefined;
    const timer = window.setTimeout(() => setWaited(true), pause);
    return () => {
      window.clearTimeout(timer);
      setWaited(false);
    };
  }, [pointed]);

  function approach(element: HTMLElement, shows: boolean): void {
    setTarget(element);
    void Bubble.fetch().catch(() => undefined);
    setPointed(shows);
  }
  const leave = () => setPointed(false);

  const own = children.props;
  const shown = opened ?? (pointed && waited);
  return (
    <>
      {cloneElement(children, {
        "aria-describedby": shown && target ? id : own["aria-describedby"],
        onPointerEnter: (event: PointerEvent<HTMLElement>) => {
          own.onPointerEnter?.(event);
          approach(event.currentTarget, event.pointerType === "mouse");
        },
        onPointerLeave: leave,
        onPointerDown: leave,
        onFocus: (event: FocusEvent<HTMLElement>) => {
          own.onFocus?.(event);
          approach(event.currentTarget, event.currentTarget.matches(":focus-visible"));
        },
        onBlur: leave,
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => event.key === "Escape" && leave(),
      })}
      {target && <Bubble id={id} target={target} label={label} opened={shown} />}
    </>
  );
}
