/** Roles by name, with what they may. */
import type { HouseRole } from '../../contract/roles.ts'
import { useHouseWords } from '../house/words.ts'
import { Choice } from '../shell/form.tsx'
import { useTeamWords } from './words.ts'

interface Props {
  label: string
  roles: readonly HouseRole[]
  value: HouseRole
  onChange: (role: HouseRole) => void
  isQuiet?: boolean
}

export const ALL_ROLES: readonly HouseRole[] = ['owner', 'sommelier', 'waiter', 'analyst']
/** An owner needs an account with mail and password. */
export const PIN_ROLES: readonly HouseRole[] = ['waiter', 'sommelier', 'analyst']

export function RoleChoice({ label, roles, value, onChange, isQuiet = false }: Props) {
  const { role } = useHouseWords()
  const { roleAbout } = useTeamWords()
  return (
    <Choice
      label={label}
      isQuiet={isQuiet}
      value={value}
      onChange={(chosen) => {
        const found = roles.find((one) => one === chosen)
        if (found) onChange(found)
      }}
      options={roles.map((one) => ({
        value: one,
        label: isQuiet ? role[one] : `${role[one]}: ${roleAbout[one].toLowerCase()}`,
      }))}
    />
  )
}
