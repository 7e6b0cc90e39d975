/** What to say about a language name that is not known. */
export const UNKNOWN_LANGUAGE = 'It must be one of the language names of the API, such as "English".';

/** Any whole number of degrees as 0 to 359, clockwise. */
export const normaliseRotation = (degrees: number): number => ((degrees % 360) + 360) % 360;
