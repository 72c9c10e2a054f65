/** The principles of pairing, each with its sources, what it looks like on the table, and where it does not hold. */
import { Link } from '@tanstack/react-router'
import type { LearnExample, Principle } from '../../contract/learn.ts'
import '../shell/button.css'
import { Loaded } from '../shell/loaded.tsx'
import { AbrazoMark } from '../wine/abrazo-mark.tsx'
import { useLang } from '../words/speech.tsx'
import { LearnFrame } from './learn-frame.tsx'
import './learn-page.css'
import { usePrinciples } from './questions.ts'
import { useLearnWords } from './words.ts'

export function LearnPage() {
  const { learn } = useLearnWords()
  const query = usePrinciples(useLang())
  return (
    <LearnFrame title={learn.title} about={learn.about}>
      <Loaded query={query} lines={10}>
        {({ items }) => (
          <>
            <nav aria-label={learn.index}>
              <details className="principle-index">
                <summary>{learn.index}</summary>
                <ol>
                  {items.map(({ id, title }) => (
                    <li key={id}>
                      <a href={`#${id}`}>{title}</a>
                    </li>
                  ))}
                </ol>
              </details>
            </nav>
            <ol className="principles">
              {items.map((principle) => (
                <PrincipleSheet key={principle.id} principle={principle} />
              ))}
            </ol>
            <p className="learn-on">
              <Link className="button button-strong" to="/juego">
                {learn.play}
              </Link>
              <Link className="button" to="/explora">
                {learn.next}
              </Link>
            </p>
          </>
        )}
      </Loaded>
    </LearnFrame>
  )
}

function PrincipleSheet({ principle }: { principle: Principle }) {
  const { learn } = useLearnWords()
  const { id, title, text, kind, evidence, sources, examples, counter } = principle
  return (
    <li className="principle" id={id}>
      <h2>{title}</h2>
      <p className="principle-kind">
        {learn.kind[kind]} · {learn.evidence[evidence]}
      </p>
      <p className="principle-text">{text}</p>
      <div className="principle-examples">
        {examples.map((example) => (
          <Example
            key={example.dish + example.wine}
            label={example.is_against ? learn.clash : learn.example}
            example={example}
          />
        ))}
        <Example label={learn.counter} example={counter} isCounter />
      </div>
      <details className="principle-sources">
        <summary>{learn.sources}</summary>
        <ul>
          {sources.map(({ title: name, author, year, url }) => (
            <li key={name}>
              {author}
              {author && ', '}
              {url ? <a href={url}>{name}</a> : <cite>{name}</cite>}
              {year && `, ${year}`}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

function Example({ label, example, isCounter = false }: { label: string; example: LearnExample; isCounter?: boolean }) {
  const { learn } = useLearnWords()
  return (
    <figure className="principle-example" data-counter={isCounter} data-against={example.is_against}>
      <AbrazoMark dish={example.dish_outline} wine={example.wine_outline} />
      <figcaption>
        <span className="label">{label}</span>
        <strong>{learn.with(capital(example.dish), example.wine)}</strong>
        <span>{example.said ?? learn.counterNone}</span>
      </figcaption>
    </figure>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
