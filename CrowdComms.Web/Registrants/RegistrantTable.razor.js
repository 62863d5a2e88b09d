// Only script can say that a checkbox stands between on and off.
export function some(checkbox, between) {
  if (checkbox) {
    checkbox.indeterminate = between;
  }
}
