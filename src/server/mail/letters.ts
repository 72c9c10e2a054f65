/** The texts of the mails, in both languages: who reads them has not told us theirs yet. */
import type { Mail } from './mail.ts'

export function letterFor(mail: Mail): { subject: string; text: string } {
  switch (mail.kind) {
    case 'reset_password':
      return {
        subject: 'Maridaje: nueva contraseña / new password',
        text: `Hola, ${mail.name}:\n\nCon este enlace eliges una contraseña nueva. Vale por una hora y una sola vez:\n${mail.url}\n\nSi no lo pediste, no hagas nada: tu contraseña sigue igual.\n\n—\nWith this link you choose a new password. It works once, for an hour:\n${mail.url}\n\nIf you did not ask for it, do nothing: your password stays as it is.\n`,
      }
    case 'invitation':
      return {
        subject: `Maridaje: ${mail.name} te invita a ${mail.house} / invites you`,
        text: `Hola:\n\n${mail.name} te invita a trabajar con la carta de ${mail.house} en Maridaje. El enlace vale por siete días:\n${mail.url}\n\n—\n${mail.name} invites you to work with the list of ${mail.house} in Maridaje. The link works for seven days:\n${mail.url}\n`,
      }
  }
}
