/** What is sent by mail. */
export type Mail =
  | { kind: 'reset_password'; to: string; name: string; url: string }
  | { kind: 'invitation'; to: string; name: string; house: string; url: string }
