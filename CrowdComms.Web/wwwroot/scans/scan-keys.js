// Tells the keys of a scanner from those of a hand. A scanner is a keyboard that types within milliseconds, and that
// may believe in another layout than the computer: then the places of its keys say what it read.

import { codeAtEnd, looksLikeCode, ticketCode } from './ticket-text.js';

const quick = 50; // ms: six keys that are closer together come from a scanner
const least = 6; // keys: fewer are a hand that happened to be fast
const grasp = 300; // ms: a hand needs longer from the keyboard to the scanner; a shorter pause is one within a scan
const rest = 120; // ms without a key after which a code without a suffix is complete
const places = {
  Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']', Semicolon: ';', Quote: "'", Backquote: '`', Backslash: '\\', Comma: ',', Period: '.', Slash: '/', Space: ' ',
};

// What the key types on a keyboard of the United States, which is what a scanner imitates unless it is told otherwise.
function placed(event) {
  const letter = /^Key([A-Z])$/.exec(event.code);
  if (letter) return event.shiftKey ? letter[1] : letter[1].toLowerCase();
  return /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1] ?? places[event.code] ?? '';
}

export function scanKeys() {
  let typed = '';
  let byPlace = '';
  let last = -Infinity;
  let afterHand = false; // whether what stands before the burst was typed by a hand
  let began = null; // the element and its text before the burst

  const isQuick = event => event.timeStamp - last <= quick && typed.length >= least;
  // The ticket code that the burst is, read by what was typed or by the places of the keys.
  const code = () => typed.length >= least ? ticketCode(typed) ?? ticketCode(byPlace) : null;

  return {
    rest,
    // Takes a key down; call it before the key changes the field.
    take(event, field) {
      const pause = event.timeStamp - last;
      last = event.timeStamp;
      if (event.key.length !== 1) return;
      if (pause > quick || began?.field !== field) {
        [typed, byPlace] = ['', ''];
        afterHand = pause > grasp;
        began = { field, text: field?.value ?? '', start: field?.selectionStart ?? null, end: field?.selectionEnd ?? null };
      }
      typed += event.key;
      byPlace += placed(event);
    },
    isQuick,
    // Scanners end a code with Enter, Tab, both, a line feed or nothing.
    isEnd: event => event.key === 'Enter' || ((event.key === 'Tab' || (event.ctrlKey && /^[jm]$/i.test(event.key))) && isQuick(event)),
    forget() {
      [typed, byPlace, began, last] = ['', '', null, -Infinity];
    },
    // The text of the burst that ends now; null for what a hand typed, and for a scan that was typed with pauses.
    burst: () => typed.length >= least && afterHand ? typed : null,
    code,
    // A ticket is a scan whichever field it was read in. Returns its code, and gives the field back what stood in it
    // before; null if the field has no ticket.
    giveBack(field) {
      const end = code() === null && isText(field) ? codeAtEnd(field.value) : null;
      const before = began?.field === field ? began : null;
      if (code() !== null && before && isText(field)) write(field, before.text, before.end ?? undefined);
      else if (end !== null) write(field, end.rest);
      return code() ?? end?.code ?? null;
    },
    // Whether the burst is a code by neither way though it has the length of one: the scanner's layout is unknown.
    isGarbled: () => typed.length >= 16 && typed.length <= 20 && ticketCode(typed) === null && ticketCode(byPlace) === null
      && !looksLikeCode(typed) && !/[\s@:/]/.test(typed) && /[^A-Za-z0-9-]/.test(typed),
  };
}

// What a text in a field means at Enter: the code in it, if it is one or ends in one; else the text itself.
export function readText(text, keys) {
  const code = keys.code() ?? ticketCode(text);
  if (code !== null) return code;
  return codeAtEnd(text)?.code ?? keys.burst() ?? text.trim();
}

export const isText = element => element?.matches?.('input:not([type=checkbox], [type=radio], [type=button]), textarea') ?? false;
export const isEditable = element => isText(element) || (element?.matches?.('select, [contenteditable="true"]') ?? false);

// A field that Blazor binds hears of its text by the event.
export function write(field, text, at = text.length) {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (field.type !== 'email' && field.type !== 'number') field.setSelectionRange?.(at, at);
}

// Keeps a key from the page, because it belongs to a scan.
export function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
