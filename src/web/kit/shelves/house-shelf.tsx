/** What the pages of a house are built from, each in its states. */
import { useState } from 'react'
import { Trouble } from '../../api/trouble.ts'
import { LEVELS, LevelSign } from '../../insight/level.tsx'
import '../../insight/insight.css'
import { EditCell } from '../../lists/edit-cell.tsx'
import { CopyField } from '../../shell/copy-field.tsx'
import { Empty } from '../../shell/empty.tsx'
import { Choice, Field, Form, PasswordField, Switch } from '../../shell/form.tsx'
import { Lines } from '../../shell/lines.tsx'
import { Said } from '../../shell/said.tsx'
import { StateMark, type Tone } from '../../shell/state-mark.tsx'
import { Shelf } from './shelf.tsx'

const TONES: readonly Tone[] = ['well', 'asks', 'wrong', 'waiting', 'quiet']
const LOST = new Trouble('lost', '', 5_000)
const CONFLICT = new Trouble('conflict', '', 0)
const REFUSED = new Trouble('refused', 'The price is below 0.', 0, 'Write a price.')
const kept = () => Promise.resolve()
const lost = () => Promise.reject(LOST)

export function HouseShelf() {
  const [isOn, setIsOn] = useState(true)
  const [role, setRole] = useState('waiter')
  return (
    <Shelf title="House">
      <p>
        {TONES.map((tone) => (
          <span key={tone}>
            <StateMark tone={tone}>{tone}</StateMark>{' '}
          </span>
        ))}
      </p>
      <ul className="coverage-legend">
        {LEVELS.map((level) => (
          <li key={level}>
            <LevelSign level={level} />
            {level}
          </li>
        ))}
      </ul>
      <Form label="Form" onSubmit={() => {}}>
        <div className="form-row">
          <Field label="A field" defaultValue="Tambo del Puerto" hint="What it is for." />
          <Field label="Wrong" defaultValue="caro" error="A price, such as 38 or 38.50" />
        </div>
        <PasswordField label="Password" autoComplete="off" defaultValue="una frase bien larga" />
        <Choice
          label="Choice"
          value={role}
          onChange={setRole}
          options={[
            { value: 'waiter', label: 'Sala' },
            { value: 'owner', label: 'Dueño' },
          ]}
        />
        <Switch label="Switch" hint="On or off, the whole row." isOn={isOn} onTurn={setIsOn} />
        <Switch label="Being turned" isOn isBusy onTurn={() => {}} />
      </Form>
      <CopyField label="To take away" value="https://maridaje.example/invitacion/1" />
      <div className="form-columns">
        <EditCell column="a" label="Edited" value="48" onSave={kept} />
        <EditCell column="b" label="In doubt" value="" isDoubtful onSave={kept} />
        <EditCell column="c" label="Not saved" value="62" onSave={lost} />
        <EditCell column="d" label="A dish" value="Lomo saltado" voice="serif" onSave={kept} />
      </div>
      <Said error={LOST} />
      <Said error={CONFLICT} />
      <Said error={REFUSED} />
      <Lines n={3} />
      <Empty title="Nothing yet" text="What would be here, and the next step.">
        <button type="button" className="button button-strong">
          The next step
        </button>
      </Empty>
    </Shelf>
  )
}
