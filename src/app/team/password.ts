/** Hashes a password as the account library does, so that both can be read by either. */
export async function hashPassword(password: string): Promise<string> {
  // The library is loaded by whoever makes an account, not by every start.
  const { hashPassword: hash } = await import('better-auth/crypto')
  return hash(password)
}
