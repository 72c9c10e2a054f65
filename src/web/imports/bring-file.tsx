/** A file, dropped or chosen, or a photo taken now. */
import { type ChangeEvent, type DragEvent, useId, useState } from 'react'
import { CameraIcon, PaperIcon } from './icons.tsx'
import { readFile, type SentFile } from './read-file.ts'
import { useImportsWords } from './words.ts'

const MOST_BYTES = 20 * 1024 * 1024
const TYPES = '.pdf,.csv,.tsv,.xlsx,.xls,.txt,.html,.htm,.md,.json,image/*,application/pdf,text/*'

export function BringFile({ isBusy, onBring }: { isBusy: boolean; onBring: (file: SentFile) => void }) {
  const { bring: words } = useImportsWords()
  const id = useId()
  const [isOver, setIsOver] = useState(false)
  const [name, setName] = useState('')
  const [isTooBig, setIsTooBig] = useState(false)
  const take = async (file: File | undefined) => {
    if (!file || isBusy) return
    setIsTooBig(file.size > MOST_BYTES)
    if (file.size > MOST_BYTES) return
    setName(file.name)
    onBring(await readFile(file))
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void take(event.target.files?.[0])
    // The same file may be chosen again after it failed.
    event.target.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way beside the buttons
    <div
      className="bring-file"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p className="bring-file-drop">{isBusy ? words.sending(name) : words.dropHere}</p>
      <div className="bring-file-ways">
        <label className="button button-strong" htmlFor={`${id}-file`}>
          <PaperIcon />
          {words.file}
          <input id={`${id}-file`} className="unseen" type="file" accept={TYPES} onChange={choose} />
        </label>
        <label className="button" htmlFor={`${id}-photo`}>
          <CameraIcon />
          {words.photo}
          <input
            id={`${id}-photo`}
            className="unseen"
            type="file"
            accept="image/*"
            capture="environment"
            onChange={choose}
          />
        </label>
      </div>
      <p className="field-hint">{words.fileHint}</p>
      <p role="alert" className="field-wrong">
        {isTooBig && words.tooBig}
      </p>
    </div>
  )
}
