import { HOUSE_ROLES, HouseRole } from '../contract/roles.ts'
import { MaridajeError } from '../errors.ts'
import { command, flag, text, usage, type Values } from './command.ts'
import { withAccounts } from './with-accounts.ts'

const OPTIONS = {
  name: text('how the person is called'),
  role: text(`in the restaurant: ${HOUSE_ROLES.join(', ')}`, 'ROLE'),
  restaurant: text('its slug or id', 'SLUG'),
  admin: flag('the account runs the platform'),
}

export const user = command({
  name: 'user',
  summary: 'Add an account, or give one that is there a role; prints the link that sets its password',
  example: 'maridaje user add rosa@example.pe --name "Rosa Quispe" --role owner --restaurant la-picanteria',
  takes: { name: 'add EMAIL', least: 2, most: 2 },
  options: OPTIONS,
  run: async (options, { config, print }) => {
    const { name, email, role } = readWords(options)
    const url = await withAccounts(config, print.talk, async ({ app, storage, address }) => {
      const house = options.restaurant === undefined ? null : await app.findRestaurant(options.restaurant)
      if (options.restaurant !== undefined && !house)
        throw new MaridajeError('not_found', `There is no restaurant "${options.restaurant}"`)
      const membership = house && role ? { restaurantId: house.id, role } : null
      await app.house.team.addAccount({ email, name, isAdmin: options.admin, membership })
      const { passwordLink } = await import('../server/auth/password-link.ts')
      return passwordLink({ databaseUrl: storage.urls?.app ?? '', address, email })
    })
    if (options.json) print.json({ email, url })
    else print.line(url)
  },
})

function readWords({ args: [action, email = ''], ...options }: Values<typeof OPTIONS>) {
  if (action !== 'add') throw usage(`user does "add", not "${action}"`)
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw usage(`"${email}" is no mail address`)
  if ((options.role === undefined) !== (options.restaurant === undefined))
    throw usage('--role and --restaurant belong together')
  const role = HouseRole.optional().safeParse(options.role)
  if (!role.success) throw usage(`--role is one of ${HOUSE_ROLES.join(', ')}, not "${options.role}"`)
  return { email: email.toLowerCase(), name: options.name ?? email.split('@')[0] ?? email, role: role.data }
}
