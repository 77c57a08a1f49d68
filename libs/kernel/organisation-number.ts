const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2];

/** L-1.1-2: nine digits whose last is the modulus-11 check digit of the others. */
export function isOrganisationNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * (digits.charCodeAt(i) - 48), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits.charCodeAt(8) - 48;
}
