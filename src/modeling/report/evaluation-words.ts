/** The words of the evaluation report, in both languages. */
import type { Lang } from '../../contract/requests.ts'
import type { SliceName } from './evaluation-report.ts'

export interface EvaluationWords {
  title: string
  lead(dishes: number, protocol: number): string
  measures: string
  measuresNote: string
  measure: string
  engine: string
  systems: Record<string, string>
  human: string
  humanNote(dishes: number): string
  aHuman: string
  slices: Record<SliceName, string>
  sourceNote: string
  dishes: string
  confusion: string
  confusionNote: string
  confusionCaption: string
  calibration: string
  calibrationNote(error: number): string
  calibrationCaption: string
  said: string
  wasRight: string
  curve: string
  curveNote: string
  curveCaption: string
  taught: string
  statements: string
  worst(count: number): string
  worstNote: string
  theySaid: string
  weSaid: string
  against: string
  isNamed: string
  missed(rank: number): string
  notOnList: string
}

export const EVALUATION_WORDS: Record<Lang, EvaluationWords> = {
  es: {
    title: 'Acuerdo con sommeliers nunca vistos',
    lead: (dishes, protocol) =>
      `${dishes} platos de los pliegues 0 a 3, cada uno juzgado por un modelo que no vio ni su familia ni sus sommeliers (protocolo ${protocol}). El pliegue final no se mira aquí.`,
    measures: 'Medidas',
    measuresNote: 'Cada plato cuenta una vez. Un sommelier sacado por sorteo: ¿nombra nuestro primer vino?',
    measure: 'medida',
    engine: 'motor',
    systems: {
      known_dish: 'plato conocido',
      rules: 'solo reglas',
      popularity: 'popularidad',
      blind_trio: 'trío ciego',
      colour_rule: 'regla del color',
    },
    human: 'Al lado de un sommelier',
    humanNote: (dishes) =>
      `En ${dishes} platos con dos sommeliers o más, cada uno ordena por turno y los otros juzgan; al motor lo juzgan los mismos.`,
    aHuman: 'un sommelier',
    slices: {
      cuisine: 'Por cocina',
      course: 'Por tiempo de la comida',
      lang: 'Por el idioma en que se nombra el plato',
      source_lang: 'Por el idioma de la fuente',
      source: 'Por fuente',
    },
    sourceNote: 'Fuentes con al menos cinco platos; cada una juzga sola.',
    dishes: 'platos',
    confusion: 'Qué clase en lugar de cuál',
    confusionNote: 'Fila: la clase que nombra un sommelier; columna: la de nuestro primer vino, por cien.',
    confusionCaption: 'entre paréntesis, platos de la fila',
    calibration: 'Calibración',
    calibrationNote: (error) =>
      `Cada pliegue calibrado con los otros. Error medio de calibración ${error.toFixed(3)}; sobre la diagonal el puntaje sería exacto.`,
    calibrationCaption: 'diez grupos de igual tamaño, con su intervalo de 95 %',
    said: 'puntaje dicho',
    wasRight: 'nombrado de verdad',
    curve: 'Curva de aprendizaje',
    curveNote: 'El modelo aprende de una parte de las recomendaciones, por familias enteras; se prueba con todas.',
    curveCaption: 'rojo: agree@1, verde: auc',
    taught: 'recomendaciones que enseñan',
    statements: 'enseñan',
    worst: (count) => `Los ${count} errores más dignos de mirar`,
    worstNote:
      'Primero los platos en que nadie nos da la razón, los errores más seguros antes. Las razones son las de las reglas, tal como están escritas.',
    theySaid: 'dijeron',
    weSaid: 'dijimos',
    against: 'en contra:',
    isNamed: 'alguien lo nombra',
    missed: (rank) => `el mejor de los nombrados quedó en el puesto ${rank}`,
    notOnList: 'ningún vino de referencia es como los nombrados',
  },
  en: {
    title: 'Agreement with sommeliers never seen',
    lead: (dishes, protocol) =>
      `${dishes} dishes of folds 0 to 3, each judged by a model that saw neither its family nor its sommeliers (protocol ${protocol}). The final fold is not looked at here.`,
    measures: 'Measures',
    measuresNote: 'Each dish counts once. A sommelier drawn by lot: does he name our first wine?',
    measure: 'measure',
    engine: 'engine',
    systems: {
      known_dish: 'known dish',
      rules: 'rules alone',
      popularity: 'popularity',
      blind_trio: 'blind trio',
      colour_rule: 'colour rule',
    },
    human: 'Beside a sommelier',
    humanNote: (dishes) =>
      `On ${dishes} dishes of two or more sommeliers each in turn ranks and the others judge; the engine is judged by the same.`,
    aHuman: 'a sommelier',
    slices: {
      cuisine: 'By cuisine',
      course: 'By course',
      lang: 'By the language the dish is named in',
      source_lang: 'By the language of the source',
      source: 'By source',
    },
    sourceNote: 'Sources of at least five dishes; each judges alone.',
    dishes: 'dishes',
    confusion: 'Which class in place of which',
    confusionNote: 'Row: the class a sommelier names; column: that of our first wine, per hundred.',
    confusionCaption: 'in parentheses, dishes of the row',
    calibration: 'Calibration',
    calibrationNote: (error) =>
      `Each fold calibrated on the others. Mean calibration error ${error.toFixed(3)}; on the diagonal the score would be exact.`,
    calibrationCaption: 'ten groups of equal size with their 95 % interval',
    said: 'score as told',
    wasRight: 'truly named',
    curve: 'Learning curve',
    curveNote: 'The model learns from a part of the statements, by whole families; it is tested on all.',
    curveCaption: 'red: agree@1, green: auc',
    taught: 'statements that teach',
    statements: 'teach',
    worst: (count) => `The ${count} errors most worth a look`,
    worstNote:
      'Dishes on which nobody agrees with us first, the surest mistakes before the others. The reasons are those of the rules as they are written.',
    theySaid: 'they said',
    weSaid: 'we said',
    against: 'against:',
    isNamed: 'somebody names it',
    missed: (rank) => `the best of the named ones stood at place ${rank}`,
    notOnList: 'no reference wine is like the named ones',
  },
}
