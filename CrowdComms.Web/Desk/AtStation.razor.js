// Remembers in the browser, for each event, at which station it works.
const key = slug => `desk.${slug}.station`;
export const recall = slug => localStorage.getItem(key(slug));
export const remember = (slug, station) => localStorage.setItem(key(slug), station);
export const forget = slug => localStorage.removeItem(key(slug));
