import { PlatformIcon } from "./platform-icon";
import { type Platform, platforms } from "./platforms";
import classes from "./platform-choice.module.css";
import tiles from "../../../../_components/page/tiles.module.css";

interface Props {
  value: Platform;
  onChange: (platform: Platform) => void;
}

/** Where the tokens come from: one of four, by arrow keys too. */
export function PlatformChoice({ value, onChange }: Props) {
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}>Where does it run?</legend>
      <div className={tiles.choices}>
        {platforms.map(({ id, name, text }) => (
          <label key={id} className={`${tiles.tile} ${classes.choice}`} data-checked={id === value || undefined}>
            <input
              type="radio"
              name="platform"
              value={id}
              aria-label={name}
              aria-describedby={`platform-${id}`}
              checked={id === value}
              onChange={() => onChange(id)}
              className={classes.input}
            />
            <PlatformIcon platform={id} />
            <span className={tiles.text}>
              <span className={tiles.name}>{name}</span>
              <span id={`platform-${id}`} className={tiles.about}>
                {text}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
