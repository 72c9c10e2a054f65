import { ProfileToolInput, ProfileToolOutput } from '../../../contract/tools.ts'
import { MaridajeError } from '../../../errors.ts'
import { tool } from '../tool.ts'

export const profileTool = tool({
  name: 'profile',
  title: 'What a dish or a wine tastes like',
  description:
    'Reads lines of a menu or labels of wines and gives their flavor profile: each number from 0 to 1, what was recognised, and the words that nobody understood.',
  input: ProfileToolInput,
  output: ProfileToolOutput,
  run: async ({ dishes, wines }, { app }) => {
    if (dishes.length + wines.length === 0)
      throw new MaridajeError('bad_input', 'There is nothing to read', {
        hint: 'Give `dishes`, `wines`, or both: {"dishes": ["Lomo saltado"]}.',
      })
    return {
      dishes: app.profileDishes(dishes).map(({ profile, ...line }) => ({
        ...line,
        tastes: values(profile.tastes),
        texture: values(profile.texture),
        aromas: values(profile.aromas),
      })),
      wines: app.profileWines(wines).map(({ profile, ...line }) => ({
        name: line.name,
        kind: line.kind,
        grapes: line.grapes,
        region: line.region,
        country: line.country,
        vintage: line.vintage,
        style: line.style,
        style_class: line.style_class,
        confidence: line.confidence,
        unknown: line.unknown,
        structure: values(profile.structure),
        aromas: values(profile.aromas),
      })),
    }
  },
})

function values(quantities: Record<string, { v: number }>): Record<string, number> {
  return Object.fromEntries(Object.entries(quantities).map(([key, { v }]) => [key, v]))
}
