/** The process of a heavy job. */
import { KINDS } from './kinds.ts'
import { obeyOrders } from './obey.ts'

obeyOrders(KINDS)
