/** Names of grapes that on a list mostly mean something else: a house, a place, a plain word. They count only where no better grape stands. */
import { keyOf } from './tokens.ts'

const WEAK = [
  'Alicante', 'Aragón', 'Arvine', 'Avesso', 'Bacchus', 'Barroca', 'Bastardo', 'Belan', 'Bouchet', 'Bovale', 'Breton',
  'Calabrese', 'Carmenet', 'Cereza', 'Concord', 'Corbeau', 'Cordisco', 'Criolla', 'Cruina', 'Doña Blanca', 'Favorita',
  'Fer', 'Frutilla', 'Fragola', 'Garn', 'Heida', 'Isabel', 'Isabela', 'Isabella', 'Italia', 'Jaen', 'Kisi',
  'Lacrima', 'Lucido', 'Manchega', 'Manto Negro', 'Maria Gomes', 'Melon', 'Merlo', 'Mission', 'Mollar', 'Monica',
  'Nature', 'Niagara', 'Norton', 'Païen', 'País', 'Pais', 'Periquita', 'Poeirinho', 'Regent', 'Requena', 'Robola',
  'Rondo', 'St. George', 'Saint Laurent', 'Samso', 'Sérine', 'Siria', 'Solaris', 'Symphony', 'Talia', 'Temp', 'Teran',
  'Thalia', 'Tocai', 'Touriga', 'Traminer', 'Turca', 'Vidal', 'Brunello', 'Temp.', 'Terrano', 'Rossese', 'Regina',
  'Aurore', 'Bellone', 'Blatina', 'Brachet', 'Cascal', 'Catawba', 'César', 'Chancellor', 'Debit', 'Domina', 'Duras', 'Emir',
  'Enantio', 'Espadeiro', 'Forastera', 'Fortana', 'Frontenac', 'Groppello', 'Kangun', 'Mammolo', 'Marquette', 'Maturana',
  'Melnik', 'Monastel', 'Negrara', 'Nocera', 'Nouvelle', 'Ortega', 'Perrum', 'Pinela', 'Rathay', 'Rebo', 'Rubin', 'Rubired',
  'Steuben', 'Terret', 'Therona', 'Tintilla', 'Tintore', 'Zelen', 'Zenit', 'Dimyat', 'Cornalin', 'Pamid', 'Plyto', 'Jampal',
  'Merlo', 'Muscardin', 'Nasco', 'Sira', 'Cot', 'Guarnacha', 'Moll', 'Beba', 'Bouchalès', 'Vignoles', 'Cayuga',
] // biome-ignore format: a table

export const WEAK_GRAPES: ReadonlySet<string> = new Set(WEAK.map((form) => keyOf(form).join(' ')))
