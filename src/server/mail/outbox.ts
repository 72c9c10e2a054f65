/** Mail that the program sends: by SMTP where it is configured, else into the console, where whoever runs it reads it. */
import { letterFor } from './letters.ts'
import type { Mail } from './mail.ts'

export interface Outbox {
  send(mail: Mail): Promise<void>
}

export function openOutbox(smtpUrl: string | undefined, talk: (text: string) => void): Outbox {
  if (!smtpUrl) {
    return {
      send: async (mail) => {
        const { subject, text } = letterFor(mail)
        talk(`mail to ${mail.to}: ${subject}\n${text}`)
      },
    }
  }
  const transport = import('nodemailer').then(({ createTransport }) => createTransport(smtpUrl))
  const from = senderOf(smtpUrl)
  return {
    send: async (mail) => {
      const { subject, text } = letterFor(mail)
      await (await transport).sendMail({ from, to: mail.to, subject, text })
    },
  }
}

/** `smtp://user%40house.pe:…@host?from=…`: the parameter, else the user where that is an address, else one of the host. */
function senderOf(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  const user = decodeURIComponent(url.username)
  return url.searchParams.get('from') ?? (user.includes('@') ? user : `maridaje@${url.hostname}`)
}
