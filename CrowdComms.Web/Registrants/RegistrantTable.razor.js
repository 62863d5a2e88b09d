// HTML has no attribute for a checkbox that is neither on nor off, so a script sets it.
export function some(checkbox, between) {
  if (checkbox) {
    checkbox.indeterminate = between;
  }
}
