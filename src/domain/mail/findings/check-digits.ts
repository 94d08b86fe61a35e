/** The check digits of things that are numbered: by them a number is what it seems to be, or only looks like it. */

/** GS1 (EAN-8, UPC-A, EAN-13, SSCC): weights 3 and 1 from the right. */
export function gs1Fits(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    sum += i % 2 === 1 ? digit * 3 : digit
  }
  return sum % 10 === 0
}

/** ISBN-10: weights 10 to 1, X is ten. */
export function isbn10Fits(isbn: string): boolean {
  let sum = 0
  for (let i = 0; i < 10; i++) {
    const digit = isbn[i] === 'X' ? 10 : isbn.charCodeAt(i) - 48
    sum += digit * (10 - i)
  }
  return sum % 11 === 0
}

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/** UPU S10, the number of international post: two letters, eight digits and a check digit, two letters of the country. */
export function s10Fits(code: string): boolean {
  let sum = 0
  for (let i = 0; i < 8; i++) sum += (code.charCodeAt(2 + i) - 48) * (S10_WEIGHTS[i] ?? 0)
  const rest = 11 - (sum % 11)
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest
  return code.charCodeAt(10) - 48 === check
}

/** UPS 1Z numbers: letters count as (code - 63) modulo 10, every second place doubles. */
export function upsFits(code: string): boolean {
  let sum = 0
  for (let i = 2; i < 17; i++) {
    const c = code.charCodeAt(i)
    const value = c < 58 ? c - 48 : (c - 63) % 10
    sum += i % 2 === 1 ? value * 2 : value
  }
  return (10 - (sum % 10)) % 10 === code.charCodeAt(17) - 48
}

/** ISO 13616: the IBAN read as one number leaves 1 when divided by 97. */
export function ibanFits(iban: string): boolean {
  let rest = 0
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const c = letter.charCodeAt(0)
    rest = c < 58 ? (rest * 10 + c - 48) % 97 : (rest * 100 + c - 55) % 97
  }
  return rest === 1
}

/** Spanish NIF and NIE: the letter is the number modulo 23. */
export function nifFits(nif: string): boolean {
  const number = nif.slice(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2')
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === nif[8]
}
