/** The language in use, for every component below. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import type { Lang } from '../../contract/requests.ts'
import { en } from './en.ts'
import { es, type Words } from './es.ts'

const ALL: Record<Lang, Words> = { es, en }

interface Speech {
  lang: Lang
  words: Words
}

const Context = createContext<Speech>({ lang: 'es', words: es })

export function SpeechProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  const words = ALL[lang]
  useEffect(() => {
    document.documentElement.lang = lang
    document.title = words.page.title
  }, [lang, words])
  return <Context value={{ lang, words }}>{children}</Context>
}

export function useWords(): Words {
  return useContext(Context).words
}

export function useLang(): Lang {
  return useContext(Context).lang
}
