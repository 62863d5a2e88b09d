// Reads ticket codes out of what scanners and people type, by the same rules as TicketCode on the server.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 17;
const separator = /[\s\p{Pd}\p{Cc}\p{Cf}]/gu;
const symbology = /^\][A-Za-z][0-9A-Za-z]/; // the prefix that a scanner in AIM mode types: ]Q1 for QR, ]C1 for Code 128

// GF(32) with the primitive polynomial x^5 + x^2 + 1.
const timesAlpha = value => (value & 0x10) === 0 ? value << 1 : (value << 1) ^ 0x25;

function check(digits) {
  let sum = 0;
  for (const digit of digits) sum = timesAlpha(sum) ^ alphabet.indexOf(digit);
  return alphabet[timesAlpha(sum)];
}

const canonical = text => text.normalize('NFKC').replace(separator, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');

// The ticket code of a text, or null.
export function ticketCode(text) {
  const code = canonical(text.trim().replace(symbology, ''));
  return isCode(code) ? code : null;
}

const isCode = code => code.length === length && [...code].every(c => alphabet.includes(c)) && check(code.slice(0, -1)) === code.at(-1);

// The ticket code at the end of a text in which something stood before; what stood there is the rest.
export function codeAtEnd(text) {
  for (let start = text.length - length; start >= 0 && start >= text.length - 2 * length; start--) {
    const code = ticketCode(text.slice(start));
    if (code !== null) return { code, rest: text.slice(0, start).replace(/\][A-Za-z][0-9A-Za-z]$/, '') };
  }
  return null;
}

// Whether a text has the length and the characters of a code, whatever its check character.
export function looksLikeCode(text) {
  const code = canonical(text.trim().replace(symbology, ''));
  return code.length >= length - 1 && code.length <= length + 1 && [...code].every(c => alphabet.includes(c)) && /\d/.test(code);
}
