// The kiosk in the browser: scanners that type, the camera, activity of the visitor, and the focus. It stores nothing.

import { readText, scanKeys } from '../scans/scan-keys.js';
import { ticketCode } from '../scans/ticket-text.js';

const typingPause = 500; // ms: keys that are further apart do not belong to one scan
const burst = 60; // ms: keys that are closer together come from a scanner
const restOfScan = 150; // ms without a key after which a scan is complete
const longest = 400; // characters: a longer text is not a ticket
const reading = ['Start', 'Done', 'Refused'];
const visiting = ['Name', 'Person'];

let current = null; // a circuit that resumes runs this script again in the same page

export function start(root, kiosk) {
  current?.stop();
  const own = new AbortController();
  const listen = (target, name, what, options) => target.addEventListener(name, what, { ...options, signal: own.signal });
  const call = (name, ...args) => kiosk.invokeMethodAsync(name, ...args).catch(() => undefined);
  const step = () => root.dataset.step;
  const editable = element => element?.matches?.('input, textarea, select') ?? false;
  const wide = root.querySelector('[data-fullscreen]');
  let buffer = '';
  let lastKey = -Infinity;
  let quietUntil = -Infinity;
  let lastSign = -Infinity;
  let awake = null;
  let complete = 0;
  const keys = scanKeys();

  function read(text, typed = false) {
    buffer = '';
    clearTimeout(complete);
    keys.forget();
    text = text.trim();
    if (text !== '' && reading.includes(step())) call('Read', text, typed);
  }

  const swallow = event => {
    event.preventDefault();
    event.stopPropagation();
  };

  function onEnter(event, quick) {
    const field = event.target;
    if (field.matches?.('[data-scan]')) {
      const text = field.value;
      field.value = '';
      read(readText(text.slice(0, longest), keys), !quick);
    } else if (buffer !== '' && !editable(field)) {
      read(readText(buffer, keys));
    } else if (!quick || editable(field)) {
      return; // a scanner presses no button, so this is a person
    }
    swallow(event);
    quietUntil = event.timeStamp + restOfScan;
  }

  function onKey(event) {
    const pause = event.timeStamp - lastKey;
    lastKey = event.timeStamp;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.timeStamp < quietUntil && (pause < burst || event.repeat)) {
      quietUntil = event.timeStamp + restOfScan;
      swallow(event); // further lines of the same scan, such as a business card or a page of text
      return;
    }
    keys.take(event, editable(event.target) ? event.target : null);
    clearTimeout(complete);
    if (event.key.length === 1) complete = setTimeout(finish, keys.rest);
    if (event.key === 'Enter' || (event.key === 'Tab' && pause < burst)) {
      onEnter(event, pause < burst); // a scanner ends a code with either key
    } else if (event.key === 'Escape') {
      call('Leave');
    } else if (event.key.length === 1 && !editable(event.target) && !(event.key === ' ' && event.target.matches?.('button, a'))) {
      swallow(event);
      buffer = pause > typingPause ? event.key : (buffer + event.key).slice(0, longest);
    }
  }

  // A scanner without a suffix: the code is complete when no key follows.
  function finish() {
    const field = document.activeElement;
    if (keys.code() === null || (editable(field) && !field.matches('[data-scan]'))) return;
    if (editable(field)) field.value = '';
    read(keys.code());
  }

  // Reports activity to the server at most once a second; it restarts the countdown.
  function onSign(event) {
    if (!visiting.includes(step()) || event.timeStamp - lastSign < 1000) return;
    lastSign = event.timeStamp;
    call('Active');
  }

  // A field for scanners does not open the keyboard on the screen until a visitor touches it to type.
  const onTouch = event => {
    if (event.target.matches?.('[data-scan]')) event.target.inputMode = 'text';
  };

  async function stayAwake() {
    if (!document.hidden) awake = await navigator.wakeLock?.request('screen').catch(() => null);
  }

  function arrived() {
    buffer = '';
    document.activeElement?.blur?.();
    root.querySelector('[data-focus]')?.focus({ preventScroll: true });
    scrollTo(0, 0);
    if (step() === 'Start') document.querySelector('iframe[data-printout]')?.remove();
  }

  listen(document, 'keydown', onKey, { capture: true });
  // What the camera reads is whole, whatever keys came before it.
  listen(document, 'ticket-read', event => read(ticketCode(event.detail) ?? event.detail.slice(0, longest)));
  for (const sign of ['pointerdown', 'keydown', 'input']) listen(document, sign, onSign, { capture: true });
  listen(root, 'pointerdown', onTouch);
  listen(root, 'contextmenu', event => event.preventDefault());
  listen(root, 'dragstart', event => event.preventDefault());
  listen(document, 'visibilitychange', stayAwake);
  // The focus returns to the field for scanners when a visitor touches a part of the page that takes no focus.
  listen(root, 'click', () => setTimeout(() => {
    if (document.activeElement === document.body && step() === 'Start') root.querySelector('[data-scan]')?.focus({ preventScroll: true });
  }));
  // A visitor who goes back in the browser sees an empty page instead of the data of another one.
  listen(window, 'pagehide', () => { root.hidden = true; });
  listen(window, 'pageshow', event => event.persisted && location.reload());
  listen(wide, 'click', () => document.documentElement.requestFullscreen().catch(() => undefined));
  listen(document, 'fullscreenchange', () => { wide.hidden = document.fullscreenElement !== null; });
  wide.hidden = !document.fullscreenEnabled;
  stayAwake();

  current = {
    arrived,
    stop() {
      clearTimeout(complete);
      own.abort();
      awake?.release().catch(() => undefined);
    },
  };
  return current;
}
