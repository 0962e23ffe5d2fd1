import { type PointerEvent, useId, useState } from "react";
import type { Usage, UsagePoint } from "./queries";
import { ceiling, shortNumber, wholeNumber } from "./scale";
import { axisMarks, pointTitle, type Span } from "./spans";
import classes from "./usage.module.css";

interface Props {
  usage: Usage;
  span: Span;
  name: string;
}

// From the top down, in pixels: calls, and below them refusals on a scale of their own, which few of them would else not be seen on.
const calls = { top: 16, height: 136 };
const refusals = { top: 188, height: 48 };
const bottom = refusals.top + refusals.height;
const height = bottom + 24;

const percent = (part: number) => `${part * 100}%`;

/** Calls and refusals as bars. The numbers are in a table beside it, for those who can't see it and who want them. */
export function UsageChart({ usage, span, name }: Props) {
  const { points } = usage;
  const [index, setIndex] = useState<number>();
  const stripes = useId();
  const pointed = index === undefined ? undefined : points[index];
  const [mostCalls, mostRefusals] = [ceiling(Math.max(...points.map((point) => point.calls))), ceiling(Math.max(...points.map((point) => point.refusals)))];
  const width = 1 / points.length;
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width: whole } = event.currentTarget.getBoundingClientRect();
    setIndex(Math.min(points.length - 1, Math.max(0, Math.floor(((event.clientX - left) / whole) * points.length))));
  };
  return (
    <div className={classes.chart}>
      <div className={classes.axis} aria-hidden>
        <span style={{ top: calls.top }}>{shortNumber(mostCalls)}</span>
        <span style={{ top: calls.top + calls.height }}>0</span>
        <span style={{ top: refusals.top }}>{usage.refusals > 0 ? shortNumber(mostRefusals) : ""}</span>
        <span style={{ top: bottom }}>0</span>
      </div>
      <div className={classes.plot}>
        <svg
          width="100%"
          height={height}
          role="img"
          aria-label={`Calls and refusals of ${name} by the ${span.each}: ${wholeNumber(usage.calls)} calls and ${wholeNumber(usage.refusals)} refusals in the last ${span.label}`}
          onPointerMove={follow}
          onPointerDown={follow}
          onPointerLeave={() => setIndex(undefined)}
        >
          <Stripes id={stripes} />
          {index !== undefined && <rect className={classes.pointed} x={percent(index * width)} y={0} width={percent(width)} height={bottom} />}
          {[calls.top, calls.top + calls.height / 2, refusals.top].map((y) => (
            <line key={y} className={classes.grid} x1="0" x2="100%" y1={y + 0.5} y2={y + 0.5} />
          ))}
          {points.map((point, place) => (
            <g key={point.at}>
              <Bar value={point.calls / mostCalls} {...{ place, width }} {...calls} className={classes.calls} />
              <Bar value={point.refusals / mostRefusals} {...{ place, width }} {...refusals} className={classes.refusals} fill={`url(#${stripes})`} />
            </g>
          ))}
          {[calls.top + calls.height, bottom].map((y) => (
            <line key={y} className={classes.base} x1="0" x2="100%" y1={y + 0.5} y2={y + 0.5} />
          ))}
          <text className={classes.panel} x="0" y={calls.top - 5}>
            Calls
          </text>
          <text className={classes.panel} x="0" y={refusals.top - 5}>
            {usage.refusals > 0 ? "Refusals" : "No refusals"}
          </text>
          {axisMarks(points, span).map(({ index: place, text }) => (
            <text key={text + place} className={classes.mark} x={percent((place + 0.5) * width)} y={height - 6} textAnchor={anchorOf(place, points.length)}>
              {text}
            </text>
          ))}
        </svg>
        {pointed && index !== undefined && <Numbers point={pointed} span={span} place={(index + 0.5) * width} now={index === points.length - 1} />}
      </div>
    </div>
  );
}

/** Marks at the edges lean inwards, so that none is cut off. */
const anchorOf = (place: number, count: number) => (place < count * 0.04 ? "start" : place > count * 0.96 - 1 ? "end" : "middle");

/** Refusals are told by stripes as well as by their colour. */
function Stripes({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className={classes.stripeGround} width="5" height="5" />
        <rect className={classes.stripe} width="3" height="5" />
      </pattern>
    </defs>
  );
}

interface BarProps {
  /** From 0 to 1. */
  value: number;
  place: number;
  /** Of a point, with the gap to the next. */
  width: number;
  top: number;
  height: number;
  className?: string;
  fill?: string;
}

/** One bar; of what is little, some is seen all the same. */
function Bar({ value, place, width, top, height: whole, className, fill }: BarProps) {
  if (value === 0) return null;
  const tall = Math.max(2, value * whole);
  return (
    <rect className={className} fill={fill} x={percent((place + 0.14) * width)} width={percent(0.72 * width)} y={top + whole - tall} height={tall} rx="1" />
  );
}

interface NumbersProps {
  point: UsagePoint;
  span: Span;
  /** From 0 at the left to 1 at the right. */
  place: number;
  /** True for the hour or day that isn't over. */
  now: boolean;
}

function Numbers({ point, span, place, now }: NumbersProps) {
  return (
    <div className={classes.numbers} style={{ left: percent(place), transform: `translateX(${-place * 100}%)` }} aria-hidden>
      <div className={classes.when}>
        {pointTitle(point.at, span)}
        {now && ", so far"}
      </div>
      <div className={classes.line}>
        <span>
          <span className={classes.key} data-series="calls" /> Calls
        </span>
        <strong>{wholeNumber(point.calls)}</strong>
      </div>
      <div className={classes.line}>
        <span>
          <span className={classes.key} data-series="refusals" /> Refusals
        </span>
        <strong>{wholeNumber(point.refusals)}</strong>
      </div>
    </div>
  );
}
