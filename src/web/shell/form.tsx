/** Fields with their name above, what is wrong below, in our words and the visitor's language. */
import { type FormEvent, type InputHTMLAttributes, type ReactNode, useId, useState } from 'react'
import { useHouseWords } from '../house/words.ts'
import './button.css'
import './form.css'

interface FormProps {
  onSubmit: (values: Record<string, string>) => void
  children: ReactNode
  label?: string
}

/** What is wrong is said at the fields; the first of them gets the cursor. */
export function Form({ onSubmit, children, label }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values: Record<string, string> = {}
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === 'string') values[name] = value
    onSubmit(values)
  }
  const focusFirst = (event: FormEvent<HTMLFormElement>) => {
    const first = event.currentTarget.querySelector<HTMLElement>(':invalid:not(fieldset)')
    if (first === event.target) first.focus()
  }
  return (
    <form className="form" aria-label={label} onSubmit={submit} onInvalidCapture={focusFirst}>
      {children}
    </form>
  )
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string
  hint?: ReactNode
  /** what the server said about it */
  error?: string
}

export function Field({ label, hint, error, required, onChange, ...input }: FieldProps) {
  const { form } = useHouseWords()
  const id = useId()
  const [wrong, setWrong] = useState('')
  const said = wrong || error || ''
  const explain = ({ valueMissing, typeMismatch, tooShort }: ValidityState): string => {
    if (valueMissing) return form.missing
    if (typeMismatch) return form.notMail
    return tooShort ? form.tooShort(Number(input.minLength)) : form.notFitting
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required === false && <span className="field-optional"> ({form.optional})</span>}
      </label>
      <input
        {...input}
        id={id}
        required={required ?? false}
        aria-invalid={said !== ''}
        aria-describedby={`${id}-hint`}
        onInvalid={(event) => {
          event.preventDefault()
          setWrong(explain(event.currentTarget.validity))
        }}
        onChange={(event) => {
          setWrong('')
          onChange?.(event)
        }}
      />
      <p id={`${id}-hint`} className={said ? 'field-wrong' : 'field-hint'}>
        {said || hint}
      </p>
    </div>
  )
}

/** A password that can be looked at while it is typed. */
export function PasswordField(props: Omit<FieldProps, 'type'>) {
  const { form } = useHouseWords()
  const [isShown, setIsShown] = useState(false)
  return (
    <div className="password-field">
      <Field {...props} type={isShown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <button type="button" className="quiet-button" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
        {isShown ? form.hidePassword : form.showPassword}
      </button>
    </div>
  )
}

interface ChoiceProps {
  label: string
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: string }[]
  name?: string
  isQuiet?: boolean
}

export function Choice({ label, value, onChange, options, name, isQuiet = false }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field" data-quiet={isQuiet}>
      <label htmlFor={id} className={isQuiet ? 'unseen' : undefined}>
        {label}
      </label>
      <select id={id} name={name} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

interface SwitchProps {
  label: string
  hint?: ReactNode
  isOn: boolean
  isBusy?: boolean
  onTurn: (on: boolean) => void
}

/** On or off; the whole row is what one touches. */
export function Switch({ label, hint, isOn, isBusy = false, onTurn }: SwitchProps) {
  const id = useId()
  return (
    <div className="switch">
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-busy={isBusy}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onClick={() => onTurn(!isOn)}
      >
        <span id={`${id}-label`} className="switch-label">
          {label}
        </span>
        <span className="switch-track" />
      </button>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}
