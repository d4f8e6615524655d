/** Codes of characters, which loops over a page's text ask for one by one. */
const { charCodeAt } = String.prototype

/**
 * The code at a place inside a text. V8 remembers how it found the method for a few kinds of strings; those of a page (cut out or
 * joined, of one byte a character or two) are of more, and to look it up anew for each character takes longer than all that is
 * done with it. Nor would it be made part of the loop once it was asked for a place outside.
 */
export const codeAt = (text: string, i: number): number => charCodeAt.call(text, i)
