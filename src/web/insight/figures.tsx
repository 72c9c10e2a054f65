/** The few numbers that say how it goes. */
import type { Sales } from '../../contract/house/feedback.ts'
import { LOCALES } from '../words/locale.ts'
import { sayPrice } from '../words/money.ts'
import { useLang } from '../words/speech.tsx'
import './figures.css'
import { useInsightWords } from './words.ts'

export function Figures({ sales }: { sales: Sales }) {
  const { sales: words } = useInsightWords()
  const lang = useLang()
  const { covers, chosen, acceptance, wines_per_cover: perCover, revenue, margin, costed_share: costed } = sales
  const number = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 2 })
  const share = new Intl.NumberFormat(LOCALES[lang], { style: 'percent', maximumFractionDigits: 0 })
  const aboutMargin = () => {
    if (margin === null) return words.marginNone
    return typeof costed === 'number' && costed < 1 ? words.marginPart(share.format(costed)) : words.marginAbout
  }
  const figures = [
    {
      name: words.acceptance,
      value: acceptance === null ? null : share.format(acceptance),
      about: words.acceptanceAbout,
    },
    { name: words.perCover, value: perCover === null ? null : number.format(perCover), about: '' },
    { name: words.covers, value: number.format(covers), about: '' },
    { name: words.chosen, value: number.format(chosen), about: '' },
    { name: words.revenue, value: revenue === null ? null : sayPrice(revenue, lang), about: '' },
    ...(margin === undefined
      ? []
      : [
          {
            name: words.margin,
            value: margin === null ? null : sayPrice(margin, lang),
            about: aboutMargin(),
          },
        ]),
  ]
  return (
    <dl className="figures sheet">
      {figures.map(({ name, value, about }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value ?? words.noNumber}</strong>
            {about !== '' && <span>{about}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
