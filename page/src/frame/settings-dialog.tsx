import type { ComponentChildren, JSX } from "preact";
import { Dialog } from "./dialog.js";
import type { Settings } from "./settings.js";
import { useWords } from "./words.js";

interface Props {
  readonly settings: Settings;
  readonly models: readonly string[];
  readonly hasAnswers: boolean;
  readonly onChange: (changed: Partial<Settings>) => void;
  readonly onClose: () => void;
}

/** What the reader may choose. Each choice holds at once. */
export function SettingsDialog({ settings, models, hasAnswers, onChange, onClose }: Props): JSX.Element {
  const words = useWords();
  const { language, theme, key, model, system, cache, keeping } = settings;
  return (
    <Dialog title={words.settings} onClose={onClose}>
      <form class="fields" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={words.language}
          values={{ en: "English", zh: "中文" }}
          value={language}
          onChange={(value) => onChange({ language: value })}
        />
        <Choice label={words.theme} values={words.themes} value={theme} onChange={(value) => onChange({ theme: value })} />
        {hasAnswers && (
          <Field label={words.cache} id="cache">
            <select
              id="cache"
              value={cache}
              onChange={(event) => onChange({ cache: event.currentTarget.value as Settings["cache"] })}
            >
              {Object.entries(words.caches).map(([value, label]) => (
                <option value={value}>{label}</option>
              ))}
            </select>
          </Field>
        )}
        {models.length > 0 && (
          <Field label={words.model} id="model">
            <select id="model" value={model ?? models[0]} onChange={(event) => onChange({ model: event.currentTarget.value })}>
              {models.map((name) => (
                <option value={name}>{name}</option>
              ))}
            </select>
          </Field>
        )}
        {models.length > 0 && (
          <Field label={words.system} id="system" note={words.systemNote}>
            <textarea
              id="system"
              rows={3}
              maxLength={20_000}
              value={system}
              aria-describedby="system-note"
              onInput={(event) => onChange({ system: event.currentTarget.value })}
            />
          </Field>
        )}
        <Field label={words.keeping} id="keeping" note={words.keepingNote}>
          <select
            id="keeping"
            value={keeping}
            aria-describedby="keeping-note"
            onChange={(event) => onChange({ keeping: event.currentTarget.value as Settings["keeping"] })}
          >
            {Object.entries(words.keepings).map(([value, label]) => (
              <option value={value}>{label}</option>
            ))}
          </select>
        </Field>
        <Field label={words.key} id="key" note={words.keyNote}>
          <input
            id="key"
            type="password"
            autocomplete="off"
            spellcheck={false}
            value={key}
            aria-describedby="key-note"
            onChange={(event) => onChange({ key: event.currentTarget.value.trim() })}
          />
        </Field>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  readonly label: string;
  readonly id: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}

function Field({ label, id, note, children }: FieldProps): JSX.Element {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {note !== undefined && (
        <p id={`${id}-note`} class="note">
          {note}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly values: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of few, all of them in sight. */
function Choice<Value extends string>({ label, values, value, onChange }: ChoiceProps<Value>): JSX.Element {
  return (
    <fieldset class="field choice">
      <legend>{label}</legend>
      <div class="segments">
        {(Object.entries(values) as [Value, string][]).map(([one, name]) => (
          <label class={one === value ? "chosen" : undefined}>
            <input type="radio" name={label} checked={one === value} onChange={() => onChange(one)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
