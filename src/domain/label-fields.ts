/** What a line of a wine list may say of its wine in words, beside its name, in the order of the files. */
export const LABEL_FIELDS = ['producer', 'grape', 'region', 'country', 'vintage', 'type', 'abv', 'description'] as const
