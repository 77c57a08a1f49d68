/** The check digit of MOD10 (Luhn): every other digit from the right is doubled, and the sum is filled up to a ten. */
export function mod10(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = digit * 2;
    sum += i % 2 === 1 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** The check digit of MOD11: weights 2 to 7 from the right, again and again. Null where it would be ten. */
export function mod11(digits: string): string | null {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += (digits.charCodeAt(digits.length - 1 - i) - 48) * ((i % 6) + 2);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? null : String(check);
}
