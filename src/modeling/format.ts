/** The layout of a model's files that this program reads and writes. */
export const FORMAT = 1
