/** The process of a heavy job of the tests. */
import { obeyOrders } from '../../../src/jobs/obey.ts'
import { KINDS } from './kinds.ts'

obeyOrders(KINDS)
