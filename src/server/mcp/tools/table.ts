import { TableToolInput, TableToolOutput } from '../../../contract/tools.ts'
import { houseOf } from '../house.ts'
import { tool } from '../tool.ts'

export const tableTool = tool({
  name: 'table',
  title: 'Wines for a whole table',
  description:
    'One or more bottles, or a glass for each, for the dishes of a table: who eats what, a budget in cents for all, what nobody wants. Gives the plan, how well each dish is served, and the next best plans.',
  input: TableToolInput,
  output: TableToolOutput,
  run: async ({ restaurant, ...question }, caller) =>
    caller.app.house.plans.table(await houseOf(caller, restaurant), question),
})
