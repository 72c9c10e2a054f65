/** The four screens of the service. */
export type Place = 'dishes' | 'table' | 'wines' | 'before'
