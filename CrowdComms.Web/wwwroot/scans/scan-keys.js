// Tells the keys of a scanner from those of a hand. A scanner is a keyboard that types within milliseconds, and that
// may believe in another layout than the computer: then the places of its keys say what it read.

import { codeAtEnd, looksLikeCode, ticketCode } from './ticket-text.js';

const quick = 50; // ms: most keys of a scanner are closer together, but a wireless one pauses now and then
const least = 6; // keys: fewer are a hand that happened to be fast
const grasp = 300; // ms: a hand needs longer from the keyboard to the scanner; a shorter pause is one within a scan
const rest = 120; // ms without a key after which a code without a suffix is complete
const edits = /^(Backspace|Delete|Arrow|Home|End|Page)/;
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
  let fast = 0; // the keys that were close to the one before
  let last = -Infinity;
  let began = null; // the element and its text before these keys

  const isScan = () => typed.length >= least && fast >= (typed.length - 1) / 2;
  const isQuick = event => event.timeStamp - last <= quick && isScan();

  // The ticket code at the end of the keys, read by what was typed or by the places of the keys, and what came before it.
  function found() {
    if (!isScan()) return null;
    const whole = ticketCode(typed) ?? ticketCode(byPlace);
    if (whole !== null) return { code: whole, rest: '' };
    const end = codeAtEnd(typed);
    if (end !== null) return end;
    const placed = codeAtEnd(byPlace);
    return placed && { code: placed.code, rest: typed.slice(0, placed.rest.length) };
  }

  function grow(event, field, pause) {
    if (pause > grasp || began?.field !== field) {
      [typed, byPlace, fast] = ['', '', 0];
      began = { field, text: field?.value ?? '', at: field?.selectionStart ?? null, end: field?.selectionEnd ?? null };
    } else if (pause <= quick) {
      fast++;
    }
    typed += event.key;
    byPlace += placed(event);
  }

  return {
    rest,
    // Takes a key down; call it before the key changes the field.
    take(event, field) {
      const pause = event.timeStamp - last;
      last = event.timeStamp;
      // An edit or a shortcut is a hand's: what the field holds after it is no longer what a scanner typed.
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
      if (isShortcut || edits.test(event.key)) [typed, byPlace, fast, began] = ['', '', 0, null];
      else if (event.key.length === 1) grow(event, field, pause);
    },
    isQuick,
    // Scanners end a code with Enter, Tab, both, a line feed or nothing.
    isEnd: event => event.key === 'Enter' || ((event.key === 'Tab' || (event.ctrlKey && /^[jm]$/i.test(event.key))) && isQuick(event)),
    forget() {
      [typed, byPlace, fast, began, last] = ['', '', 0, null, -Infinity];
    },
    // What a scanner typed since the last pause that a hand needs; null for what a hand typed.
    burst: () => isScan() ? typed : null,
    code: () => found()?.code ?? null,
    // A ticket is a scan whichever field it was read in. Returns its code, and gives the field back what a hand typed
    // there; null if the field has no ticket.
    giveBack(field) {
      const scan = found();
      if (scan === null) {
        const end = isText(field) ? codeAtEnd(field.value) : null;
        if (end !== null) write(field, end.rest);
        return end?.code ?? null;
      }
      if (isText(field) && began?.field === field) {
        const [before, after] = [began.text.slice(0, began.at ?? undefined), began.at === null ? '' : began.text.slice(began.end)];
        write(field, before + scan.rest + after, before.length + scan.rest.length);
      }
      return scan.code;
    },
    // Whether the keys are a code by neither way though they have the length of one: the scanner's layout is unknown.
    isGarbled: () => isScan() && typed.length >= 16 && typed.length <= 20 && found() === null
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
