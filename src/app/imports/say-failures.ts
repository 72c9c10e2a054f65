/** Why an import came to nothing, and what to do, in both languages. The reader's own sentence stands beside it. */
import type { ErrorCode } from '../../errors.ts'

interface Said {
  text: { es: string; en: string }
  hint: { es: string; en: string }
}

const FAILURES = {
  empty: {
    text: { es: 'El archivo está vacío.', en: 'The file is empty.' },
    hint: { es: 'Elige el archivo otra vez, o pega el texto.', en: 'Choose the file again, or paste the text.' },
  },
  too_large: {
    text: { es: 'El documento es demasiado grande.', en: 'The document is too large.' },
    hint: {
      es: 'Trae solo las páginas de la carta: hasta 20 MB y 5000 líneas.',
      en: 'Bring the pages of the list alone: up to 20 MB and 5,000 lines.',
    },
  },
  locked: {
    text: { es: 'El PDF está protegido con contraseña.', en: 'The PDF is locked with a password.' },
    hint: { es: 'Guárdalo sin contraseña y tráelo de nuevo.', en: 'Save it without a password and bring it again.' },
  },
  unknown_format: {
    text: { es: 'Este tipo de archivo no se lee aquí.', en: 'This kind of file is not read here.' },
    hint: {
      es: 'Trae un PDF, una foto (JPG, PNG), una tabla (CSV, XLSX), una página o texto.',
      en: 'Bring a PDF, a photo (JPG, PNG), a table (CSV, XLSX), a page or text.',
    },
  },
  broken: {
    text: { es: 'El archivo está dañado y no se puede abrir.', en: 'The file is damaged and cannot be opened.' },
    hint: {
      es: 'Guárdalo otra vez desde el programa que lo hizo, o trae una foto.',
      en: 'Save it again from the program that made it, or bring a photo.',
    },
  },
  poor_picture: {
    text: { es: 'En la imagen no se pudo leer ningún texto.', en: 'No text could be read in the picture.' },
    hint: {
      es: 'Toma la foto de nuevo: recta, con luz pareja y de cerca; o trae el PDF.',
      en: 'Take the photo again: straight, in even light and close; or bring the PDF.',
    },
  },
  nothing_found: {
    text: { es: 'No se encontró ninguna línea de carta.', en: 'No line of a list was found.' },
    hint: {
      es: '¿Es la carta correcta? Cada línea necesita un nombre y, mejor, un precio. También puedes pegar el texto.',
      en: 'Is this the right list? A line needs a name and better a price. You can paste the text as well.',
    },
  },
  address_refused: {
    text: { es: 'Esa dirección no se puede visitar desde aquí.', en: 'That address cannot be visited from here.' },
    hint: {
      es: 'Usa la dirección pública de la carta, o guarda la página y trae el archivo.',
      en: 'Use the public address of the list, or save the page and bring the file.',
    },
  },
  page_unreachable: {
    text: { es: 'La página no respondió o no se entrega.', en: 'The page did not answer, or is not given out.' },
    hint: {
      es: 'Ábrela en el navegador, guárdala y trae el archivo.',
      en: 'Open it in the browser, save it and bring the file.',
    },
  },
  unreadable: {
    text: { es: 'El documento no se pudo leer.', en: 'The document could not be read.' },
    hint: { es: 'Prueba con otro formato, o pega el texto.', en: 'Try another format, or paste the text.' },
  },
} as const satisfies Record<string, Said>

export type FailureCode = keyof typeof FAILURES

export function sayFailure(code: string): Said & { code: FailureCode } {
  const known = isFailure(code) ? code : 'unreadable'
  return { code: known, ...FAILURES[known] }
}

/** What the readers say, sorted by what a person can do about it. */
export function failureOf(code: ErrorCode, message: string): FailureCode {
  if (code === 'too_large') return 'too_large'
  const found = SIGNS.find(([sign]) => sign.test(message))
  return found ? found[1] : 'unreadable'
}

const SIGNS: readonly (readonly [RegExp, FailureCode])[] = [
  [/is empty|no text at all was found$/i, 'empty'],
  [/password/i, 'locked'],
  [/shows no text|no letters were found/i, 'poor_picture'],
  [/gave no (?:wines|dishes)|shows no list|nothing in it has a name|no line/i, 'nothing_found'],
  [/no kind of file|archive/i, 'unknown_format'],
  [/cannot be opened|could not be opened|broken|cannot be drawn|damaged|nested too deeply/i, 'broken'],
]

function isFailure(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code)
}
