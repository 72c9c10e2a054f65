/** The language in use, for every component below. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { Lang } from '../../contract/requests.ts'
import { useRemembered } from '../state/remembered.ts'
import { en } from './en.ts'
import { es, type Words } from './es.ts'

const ALL: Record<Lang, Words> = { es, en }

interface Speech {
  lang: Lang
  words: Words
  speak: (lang: Lang) => void
}

const Context = createContext<Speech>({ lang: 'es', words: es, speak: () => {} })

/** The language that this visitor chose; kept in this browser. */
export function Speech({ children }: { children: ReactNode }) {
  const [lang, speak] = useRemembered('maridaje.lang', ['es', 'en'], 'es')
  return (
    <SpeechProvider lang={lang} onSpeak={speak}>
      {children}
    </SpeechProvider>
  )
}

interface ProviderProps {
  lang: Lang
  onSpeak?: (lang: Lang) => void
  children: ReactNode
}

export function SpeechProvider({ lang, onSpeak = () => {}, children }: ProviderProps) {
  const words = ALL[lang]
  useEffect(() => {
    document.documentElement.lang = lang
  }, [lang])
  return <Context value={{ lang, words, speak: onSpeak }}>{children}</Context>
}

export function useWords(): Words {
  return useContext(Context).words
}

export function useLang(): Lang {
  return useContext(Context).lang
}

export function useSpeak(): (lang: Lang) => void {
  return useContext(Context).speak
}

/** The words of one area, loaded with its pages: `useSpoken({ es: listsEs, en: listsEn })`. */
export function useSpoken<T>(all: Record<Lang, T>): T {
  return all[useLang()]
}

/** What the tab of the browser is called. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
