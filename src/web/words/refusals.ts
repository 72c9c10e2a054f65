/**
 * What the server refuses, in words of the house. Found by a piece of the server's own sentence, which is English and made
 * for programs; a test sees to it that the server still says it.
 */
import type { Lang } from '../../contract/requests.ts'

interface Refusal {
  /** a piece of what the server says */
  of: string
  es: string
  en: string
}

export const REFUSALS: readonly Refusal[] = [
  {
    of: 'A house keeps at least one owner',
    es: 'La casa no puede quedarse sin dueño: primero haz dueño a otra persona.',
    en: 'A house needs an owner: make somebody else owner first.',
  },
  {
    of: 'Whoever has only a PIN cannot be owner',
    es: 'Quien solo tiene PIN no puede ser dueño: invítalo antes por correo.',
    en: 'Whoever has only a PIN cannot be owner: invite them by mail first.',
  },
  {
    of: 'They belong to this house already',
    es: 'Esa persona ya es de la casa.',
    en: 'That person belongs to the house already.',
  },
  { of: 'You belong to this house already', es: 'Ya eres de esta casa.', en: 'You belong to this house already.' },
  {
    of: 'This address has an account already',
    es: 'Ese correo ya tiene una cuenta: entra con ella y abre el enlace otra vez.',
    en: 'This address has an account already: sign in with it and open the link again.',
  },
  {
    of: 'This invitation was used, withdrawn, or its time is over',
    es: 'Esta invitación ya se usó, se retiró o venció. Pide otra.',
    en: 'This invitation was used, withdrawn, or its time is over. Ask for a new one.',
  },
  {
    of: 'This setup link was used, or its day is over',
    es: 'Este enlace ya se usó o venció. Pide uno nuevo a quien instaló Maridaje.',
    en: 'This link was used, or its day is over. Ask whoever installed Maridaje for a new one.',
  },
  {
    of: 'is no time zone',
    es: 'Esa zona horaria no existe. La de Perú es America/Lima.',
    en: 'There is no such time zone. That of Peru is America/Lima.',
  },
  {
    of: 'This server is for one restaurant',
    es: 'Este servidor es de un solo restaurante, y ya está.',
    en: 'This server is for one restaurant, and it is there already.',
  },
  {
    of: 'No address is free for this name',
    es: 'Ya hay demasiadas casas con ese nombre: prueba con otro.',
    en: 'Too many houses have this name: try another.',
  },
  {
    of: 'Another wine has the code',
    es: 'Otro vino ya tiene ese código.',
    en: 'Another wine has that code already.',
  },
  {
    of: 'Two kept lines have the code',
    es: 'Dos líneas que se quedan tienen el mismo código: cambia o borra uno.',
    en: 'Two lines that stay have the same code: change or clear one.',
  },
  { of: 'A dish needs a name', es: 'Al plato le falta el nombre.', en: 'The dish needs a name.' },
  { of: 'A wine needs a name', es: 'Al vino le falta el nombre.', en: 'The wine needs a name.' },
  {
    of: 'A line that is kept needs its',
    es: 'Para que se quede, la línea necesita nombre: escríbelo o déjala fuera.',
    en: 'A line that stays needs a name: write it, or leave the line out.',
  },
  {
    of: 'The import was published already',
    es: 'Esta lectura ya se publicó: lo que trajo está en la lista.',
    en: 'This reading was published already: what it brought is on the list.',
  },
  {
    of: 'The import was cancelled',
    es: 'Esta lectura se dejó: trae otra vez el documento.',
    en: 'This reading was cancelled: bring the document again.',
  },
  {
    of: 'No line of the import is kept',
    es: 'Ninguna línea se queda: marca las que van, o descarta la lectura.',
    en: 'No line stays: mark those that belong, or discard the reading.',
  },
  {
    of: 'imports wait to be read already',
    es: 'Ya hay muchas lecturas en cola: espera a que termine alguna.',
    en: 'Many readings are waiting already: wait until some are done.',
  },
  {
    of: 'The file is empty',
    es: 'El archivo está vacío. Elígelo otra vez.',
    en: 'The file is empty. Choose it again.',
  },
  { of: 'The text is empty', es: 'No hay texto que leer.', en: 'There is no text to read.' },
  {
    of: 'The job has ended already',
    es: 'La tarea ya terminó.',
    en: 'The job has ended already.',
  },
]

/** @param said what the server said @returns null for what has no words of ours */
export function sayRefusal(said: string, lang: Lang): string | null {
  return REFUSALS.find(({ of }) => said.includes(of))?.[lang] ?? null
}
