/** What the sommelier decides, and the pairings as he sees them. */
import type {
  Curation,
  CurationRequest,
  HousePairing,
  HouseProfile,
  HouseProfileRequest,
  ModelChanges,
  ReviewItem,
  WaitingModel,
  WineNumbers,
  WineProfileEffect,
} from '../../contract/house/curation.ts'
import type { Lang } from '../../contract/requests.ts'
import type { Around } from '../around.ts'
import type { Boards } from '../planning/board.ts'
import type { RequireMatch } from '../revision.ts'
import type { Who } from '../who.ts'
import { decide, listDecisions, setOrder, takeBack } from './decide.ts'
import { listProfiles, setDishProfile, setWineProfile } from './house-profiles.ts'
import { modelChanges, waitingModels } from './model-changes.ts'
import { type MenuQuestion, type PairingQuestion, pairInHouse, pairMenu } from './pairings.ts'
import { reviewQueue } from './review.ts'
import { tryDishProfile } from './try-profile.ts'
import { readWineNumbers, tryWineProfile } from './wine-profile.ts'

/** Dishes by id of the menu or by name, wines by id. */
export interface Curations {
  pairing(who: Who, restaurantId: string, dish: string, question: PairingQuestion): Promise<HousePairing>
  pairings(
    who: Who,
    restaurantId: string,
    question: MenuQuestion,
  ): Promise<{ items: HousePairing[]; next: string | null }>
  decisions(restaurantId: string): Promise<Curation[]>
  decide(
    who: Who,
    restaurantId: string,
    pair: { dish: string; wine: string },
    request: CurationRequest,
    requireMatch: RequireMatch,
  ): Promise<Curation>
  takeBack(
    who: Who,
    restaurantId: string,
    pair: { dish: string; wine: string },
    requireMatch: RequireMatch,
  ): Promise<void>
  order(who: Who, restaurantId: string, dish: string, wineIds: readonly string[]): Promise<Curation[]>
  profiles(restaurantId: string): Promise<HouseProfile[]>
  setDishProfile(
    who: Who,
    restaurantId: string,
    dish: string,
    request: HouseProfileRequest,
    requireMatch: RequireMatch,
  ): Promise<HouseProfile>
  setWineProfile(
    who: Who,
    restaurantId: string,
    wine: string,
    request: HouseProfileRequest,
    requireMatch: RequireMatch,
  ): Promise<HouseProfile>
  /** The dish's wines with these numbers; nothing is written. */
  tryDishProfile(
    restaurantId: string,
    dish: string,
    request: HouseProfileRequest,
    question: { lang: Lang; top: number },
  ): Promise<HousePairing>
  /** The wine as its label is read. */
  wineNumbers(restaurantId: string, wine: string): Promise<WineNumbers>
  /** The places of the wine with these numbers; nothing is written. */
  tryWineProfile(restaurantId: string, wine: string, request: HouseProfileRequest): Promise<WineProfileEffect>
  waitingModels(): Promise<WaitingModel[]>
  /** What a model of the register would change on this menu; nothing is promoted. */
  modelChanges(restaurantId: string, version: string, lang: Lang): Promise<ModelChanges>
  review(restaurantId: string): Promise<ReviewItem[]>
}

export function openCurations(around: Around, boards: Boards): Curations {
  return {
    pairing: (who, restaurantId, dish, question) => pairInHouse(around, boards, who, restaurantId, dish, question),
    pairings: (who, restaurantId, question) => pairMenu(around, boards, who, restaurantId, question),
    decisions: (restaurantId) => listDecisions(around, restaurantId),
    decide: (...args) => decide(around, ...args),
    takeBack: (...args) => takeBack(around, ...args),
    order: (...args) => setOrder(around, ...args),
    profiles: (restaurantId) => listProfiles(around, restaurantId),
    setDishProfile: (...args) => setDishProfile(around, ...args),
    setWineProfile: (...args) => setWineProfile(around, ...args),
    tryDishProfile: (...args) => tryDishProfile(around, boards, ...args),
    wineNumbers: (...args) => readWineNumbers(around, boards, ...args),
    tryWineProfile: (...args) => tryWineProfile(around, boards, ...args),
    waitingModels: () => waitingModels(around),
    modelChanges: (...args) => modelChanges(around, boards, ...args),
    review: (restaurantId) => reviewQueue(around, boards, restaurantId),
  }
}
