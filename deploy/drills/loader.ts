/** The load of a drill, in a process of its own: prints what it measured as one line of JSON. `loader URL RESTAURANT PER_SECOND SECONDS` */
import { askSteadily } from '../scripts/ask-steadily.ts'
import { dishesOf, questions } from '../scripts/questions.ts'

const [, , url = '', restaurant = '', perSecond = '', seconds = ''] = process.argv

const next = questions(await dishesOf(url, restaurant), restaurant)
process.stdout.write(`${JSON.stringify(await askSteadily(url, Number(perSecond), Number(seconds), next))}\n`)
