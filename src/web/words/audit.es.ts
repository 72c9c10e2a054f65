/** The log of the house in sentences: who stands before them. `it` is what was acted on, as the house calls it. */
export interface AuditDetails {
  it: string
  /** a detail of the deed, '' where there is none */
  detail: (name: string) => string
}

type Sentence = (deed: AuditDetails) => string

const ROLES: Readonly<Record<string, string>> = {
  owner: 'dueño',
  sommelier: 'sommelier',
  waiter: 'sala',
  analyst: 'análisis',
}
const ofRole = (role: string) => (ROLES[role] === undefined ? '' : ` con el rol «${ROLES[role]}»`)
const named = (it: string) => (it === '' ? '' : ` «${it}»`)
const list = (kind: string) => (kind === 'wines' ? 'los vinos' : 'la carta')

export const auditEs = {
  /** the program itself, and whoever has no name (any more) */
  system: 'Maridaje',
  someone: 'Alguien que ya no está',
  said: {
    'device.added': ({ it }) => `preparó el teléfono${named(it)}`,
    'device.enrolled': ({ it }) => `unió el teléfono${named(it)}`,
    'device.revoked': ({ it }) => `retiró el teléfono${named(it)}`,
    'dish.added': ({ it }) => `agregó el plato${named(it)}`,
    'dish.changed': ({ it }) => `cambió el plato${named(it)}`,
    'dish.removed': ({ it }) => `quitó de la carta el plato${named(it)}`,
    'dish.sold_out': ({ it }) => `marcó agotado el plato${named(it)}`,
    'dish.special': ({ it }) => `puso el especial del día${named(it)}`,
    'house_profile.set': ({ detail }) => `ajustó el perfil de «${detail('key')}»`,
    'import.begun': ({ it }) => `trajo${named(it)} para leer`,
    'import.cancelled': ({ it }) => `dejó sin leer${named(it)}`,
    'import.discarded': ({ it }) => `descartó la lectura${named(it)}`,
    'import.failed': ({ it }) => `no pudo leer${named(it)}`,
    'import.published': ({ it, detail }) => `publicó ${list(detail('kind'))} desde${named(it) || ' una lectura'}`,
    'invitation.withdrawn': () => 'retiró una invitación',
    'job.begun': ({ detail }) => `lanzó una tarea (${detail('kind')})`,
    'job.cancelled': ({ detail }) => `detuvo una tarea (${detail('kind')})`,
    'job.retried': ({ detail }) => `repitió una tarea (${detail('kind')})`,
    'key.made': ({ it }) => `creó la clave${named(it)}`,
    'key.revoked': ({ it }) => `retiró la clave${named(it)}`,
    'member.added': ({ it, detail }) => `sumó a${named(it) || ' alguien'}${ofRole(detail('role'))}`,
    'member.invited': ({ detail }) => `invitó a alguien${ofRole(detail('role'))}`,
    'member.joined': ({ detail }) => `entró a la casa${ofRole(detail('role'))}`,
    'member.left': () => 'dejó la casa',
    'member.pin_removed': ({ it }) => `quitó el PIN de${named(it) || ' alguien'}`,
    'member.pin_set': ({ it }) => `puso PIN a${named(it) || ' alguien'}`,
    'member.removed': ({ it }) => `sacó de la casa a${named(it) || ' alguien'}`,
    'member.role_changed': ({ it, detail }) =>
      `cambió el rol de${named(it) || ' alguien'}: ${ROLES[detail('to')] ?? ''}`,
    'menu.restored': ({ detail }) => `volvió a la versión ${detail('from')} de la carta`,
    'pairing.approve': ({ it, detail }) => `aprobó${named(it)} con «${detail('dish')}»`,
    'pairing.ordered': ({ it, detail }) => `ordenó los vinos de${named(it) || ` «${detail('dish')}»`}`,
    'pairing.pin': ({ it, detail }) => `fijó${named(it)} con «${detail('dish')}»`,
    'pairing.taken_back': ({ it, detail }) => `deshizo lo decidido de${named(it)} con «${detail('dish')}»`,
    'pairing.veto': ({ it, detail }) => `vetó${named(it)} con «${detail('dish')}»`,
    'pin.signed_in': () => 'entró con su PIN',
    'pin.wrong': () => 'escribió mal su PIN',
    'platform.set_up': () => 'abrió la casa',
    'restaurant.changed': () => 'cambió los ajustes de la casa',
    'restaurant.exported': () => 'bajó todos los datos de la casa',
    'restaurant.made': () => 'abrió la casa',
    'service.noted': ({ detail }) => `anotó ${detail('covers')} cubiertos`,
    'stock.counted': ({ detail }) => `actualizó el stock de ${detail('known')} vinos`,
    'support.ended': () => 'cerró el permiso de ayuda',
    'support.granted': ({ detail }) => `dejó leer a la plataforma por ${detail('hours')} horas`,
    'support.looked_in': () => 'miró la casa para ayudar',
    'wine.added': ({ it }) => `agregó el vino${named(it)}`,
    'wine.back': ({ it }) => `volvió a ofrecer${named(it)}`,
    'wine.changed': ({ it }) => `cambió el vino${named(it)}`,
    'wine.opened': ({ it }) => `abrió una botella de${named(it)}`,
    'wine.removed': ({ it }) => `quitó de la lista${named(it)}`,
    'wine.sold_out': ({ it }) => `marcó agotado${named(it)}`,
    'wines.restored': ({ detail }) => `volvió a la versión ${detail('from')} de los vinos`,
  } as Readonly<Record<string, Sentence>>,
}

export type AuditWords = typeof auditEs
