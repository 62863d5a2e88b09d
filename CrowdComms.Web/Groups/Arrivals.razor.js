// The keys of the list: arrows move from one checkbox to the next, Enter checks in; the search field has the focus first.
import { isText, scanKeys, swallow, write } from '../scans/scan-keys.js';

const boxes = (root) => [...root.querySelectorAll('input[type=checkbox]')];
const search = (root) => root.querySelector('input[role=combobox]');

export function attach(root) {
  const keys = scanKeys();
  let complete = 0;

  // A ticket that is scanned, whichever field has the focus, goes into the search, which adds its holder.
  function finish(event) {
    clearTimeout(complete);
    const code = keys.code();
    if (code === null) return;
    keys.giveBack(document.activeElement);
    keys.forget();
    search(root).focus();
    write(search(root), code);
    if (event) swallow(event);
  }

  document.addEventListener('keydown', function listen(event) {
    if (!root.isConnected) {
      document.removeEventListener('keydown', listen, { capture: true });
    } else if (keys.isEnd(event) && keys.isQuick(event)) {
      finish(event);
    } else {
      keys.take(event, isText(document.activeElement) ? document.activeElement : null);
      clearTimeout(complete);
      if (event.key.length === 1) complete = setTimeout(finish, keys.rest);
    }
  }, { capture: true });
  root.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.target === search(root)) {
      if (step) {
        event.preventDefault(); // The text cursor stays, because the arrows choose from the list.
        if (step === 1 && event.target.getAttribute('aria-expanded') === 'false') {
          boxes(root)[0]?.focus();
        }
      }
    } else if (event.target.matches('input[type=checkbox]')) {
      const all = boxes(root);
      if (step) {
        event.preventDefault();
        (all[all.indexOf(event.target) + step] ?? (step === -1 ? search(root) : undefined))?.focus();
      } else if (event.key === 'Enter') {
        event.preventDefault();
        root.querySelector('[data-go]:not(:disabled)')?.click();
      }
    }
  });
  if (document.activeElement === document.body || document.activeElement?.matches('h1, button')) {
    search(root).focus();
  }
}

export function enter(root) {
  (boxes(root)[0] ?? search(root)).focus();
}
