// The keys of the list: arrows move from one checkbox to the next, Enter checks in; the search field has the focus first.
const boxes = (root) => [...root.querySelectorAll('input[type=checkbox]')];
const search = (root) => root.querySelector('input[role=combobox]');

export function attach(root) {
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
