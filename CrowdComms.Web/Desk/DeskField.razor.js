// The desk's input field: its text, its focus, the scans that wait for a response, and its sounds.
// The server never awaits this script, because a response that is lost with the connection would never come: it calls
// nothing here, and what it wants it writes into the attributes of the field.

import { isEditable, readText, scanKeys, swallow } from '../scans/scan-keys.js';
import { newId, scanQueue } from '../scans/scan-queue.js';
import { play } from '../scans/scan-sounds.js';
import { ticketCode } from '../scans/ticket-text.js';

const opening = 2000; // ms that a dialog may need to appear
const typingPause = 60; // ms without a key before the desk searches

let current = null; // a circuit that resumes runs this script again in the same page

const waitingWords = count => count === 0 ? 'Keep scanning: your scans are saved and sent when you are back online.'
  : count === 1 ? 'Keep scanning: 1 scan is saved and will be sent when you are back online.' : `Keep scanning: ${count} scans are saved and will be sent when you are back online.`;

export function start(root, desk, slug) {
  current?.stop();
  const own = new AbortController();
  const listen = (target, name, what, options) => target.addEventListener(name, what, { ...options, signal: own.signal });
  const field = root.querySelector('input');
  const kept = name => `desk.${slug}.${name}`;
  const call = (name, ...args) => desk.invokeMethodAsync(name, ...args).catch(() => undefined);
  const keys = scanKeys();
  let failed = null; // the last entry that could not be decided: if the same text comes again, it is the same scan
  let pause = 0;
  let complete = 0;
  let opensAt = -Infinity; // when the dialog of a walk-in was asked for: what is typed next belongs to it
  let quietUntil = -Infinity; // the time until which a second ending belongs to the scan that was just read

  const keepText = () => sessionStorage.setItem(kept('text'), field.value);
  const dialog = () => document.querySelector('dialog[open], .mud-dialog-container');

  const queue = scanQueue({
    waiting: JSON.parse(sessionStorage.getItem(kept('waiting')) ?? '[]'),
    ask: entry => desk.invokeMethodAsync('Entered', entry.text, entry.scanId, entry.direction ?? 'In', entry.late === true),
    answered(entry, answer) {
      failed = answer === 'Decided' ? null : entry;
      if (failed && field.value === '') {
        field.value = entry.text;
        keepText();
      } else if (failed && !entry.late) {
        queue.add({ ...entry, late: true }); // the field holds other words by now: the list below it shows the text
      }
    },
    changed({ waiting, isAway, isSlow }) {
      sessionStorage.setItem(kept('waiting'), JSON.stringify(waiting));
      root.dataset.waiting = waiting.length;
      root.toggleAttribute('data-slow', isSlow && !isAway);
      root.toggleAttribute('data-away', isAway);
      root.querySelector('[data-count]').textContent = waitingWords(waiting.length);
    },
  });

  function enter(text) {
    if (text === '') return;
    clearTimeout(pause);
    field.value = '';
    keepText();
    const direction = root.dataset.direction;
    queue.add(failed?.text === text && failed.direction === direction ? failed : { text, scanId: newId(), direction });
    failed = null;
  }

  function onInput() {
    keepText();
    clearTimeout(pause);
    pause = setTimeout(() => call('Typed', field.value), typingPause);
  }

  function finish(target) {
    clearTimeout(complete);
    const code = target === field ? null : keys.giveBack(target);
    if (code !== null) enter(code);
    if (target !== field) return code !== null;
    if (!keys.isGarbled()) enter(readText(field.value, keys));
    else clear('garbled');
    return true;
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.timeStamp < quietUntil && (event.key === 'Enter' || event.key === 'Tab' || event.ctrlKey)) {
      swallow(event);
      return;
    }
    const target = aim(event);
    if (keys.isEnd(event)) {
      if (finish(target)) {
        swallow(event);
        quietUntil = event.timeStamp + keys.rest;
      }
      keys.forget();
      return;
    }
    keys.take(event, target);
    clearTimeout(complete);
    if (event.key !== 'Control') quietUntil = -Infinity; // another key, so what ends next is not the same scan
    if (event.key.length === 1) {
      complete = setTimeout(() => {
        const code = keys.code() ?? (target === field ? ticketCode(field.value) : null);
        if (code === null) return;
        finish(target);
        keys.forget();
      }, keys.rest);
    }
    onNamedKey(event, target);
  }

  // The field that the key types into: the desk's, unless another has the focus or a dialog is open.
  function aim(event) {
    const at = document.activeElement;
    if (isEditable(at)) return at;
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !dialog()
      && !(event.key === ' ' && at !== document.body) && event.timeStamp - opensAt > opening) {
      field.focus(); // the browser types the pressed key into the field after this
      return field;
    }
    return at;
  }

  function onNamedKey(event, target) {
    if (target === field && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      call('Key', event.key === 'ArrowDown' ? 'down' : 'up');
    } else if (dialog()) {
      opensAt = -Infinity;
    } else if (['F2', 'F6', 'F8'].includes(event.key)) {
      event.preventDefault();
      if (event.key === 'F2') document.querySelector('[data-walk-in]')?.focus();
      call('Key', event.key);
    } else if (event.key === 'F4') {
      event.preventDefault();
      document.getElementById('override-reason')?.focus();
    } else if (event.key === 'F9') {
      event.preventDefault();
      document.querySelector('[data-print-badge]')?.click();
    } else if (event.key === 'Escape') {
      clear('escape');
    }
  }

  // If no other element gets the focus, the field takes it back, so that the next scan is not lost.
  const onFocusOut = () => setTimeout(() => {
    if (field.isConnected && document.activeElement === document.body && !dialog()) field.focus({ preventScroll: true });
  });

  const onReconnect = ({ detail }) => ({ show: queue.away, hide: queue.back })[detail?.state]?.();

  function clear(key) {
    clearTimeout(pause);
    field.value = '';
    failed = null;
    keepText();
    field.focus();
    if (key) call('Key', key);
  }

  const wishes = new MutationObserver(changes => {
    for (const { attributeName } of changes) {
      if (attributeName === 'data-cleared') clear();
      else if (root.dataset.answer) {
        const [scanId, tone] = root.dataset.answer.split(' ');
        sessionStorage.setItem(kept('last'), scanId);
        play(tone);
      }
    }
  });
  wishes.observe(root, { attributes: true, attributeFilter: ['data-answer', 'data-cleared'] });

  listen(field, 'input', onInput);
  listen(root.querySelector('[data-clear]'), 'click', () => clear('escape'));
  listen(document, 'keydown', onKey, { capture: true });
  // A code that the camera has read is treated as if a scanner had typed it.
  listen(document, 'ticket-read', event => enter(ticketCode(event.detail) ?? event.detail.trim()));
  listen(document, 'focusout', onFocusOut);
  listen(document, 'focusin', event => { if (event.target.matches('[data-walk-in]')) opensAt = event.timeStamp; });
  listen(document, 'click', onFocusOut);
  listen(document, 'components-reconnect-state-changed', onReconnect, { capture: true });

  // What was typed before the page became interactive, or before it was reloaded, is put back into the field.
  field.value ||= sessionStorage.getItem(kept('text')) ?? '';
  field.focus({ preventScroll: true });
  if (sessionStorage.getItem(kept('last'))) call('Returned', sessionStorage.getItem(kept('last')));
  if (root.dataset.waiting === undefined && field.value.trim() !== '' && ticketCode(field.value) === null) call('Typed', field.value);
  queue.start();
  root.dataset.ready = 'true';

  current = {
    stop() {
      clearTimeout(pause);
      clearTimeout(complete);
      queue.stop();
      wishes.disconnect();
      own.abort();
    },
  };
  return current;
}
