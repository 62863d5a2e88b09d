// Remembers in the browser, for each event, at which station it works.
const key = slug => `desk.${slug}.station`;
export const recall = slug => localStorage.getItem(key(slug));
export const remember = (slug, station) => localStorage.setItem(key(slug), station);
export const forget = slug => localStorage.removeItem(key(slug));

// For as long as this tab is open: the desk asks once whether an event that is not on is the right one.
export const isSure = slug => sessionStorage.getItem(`desk.${slug}.sure`) === 'yes';
export const beSure = slug => sessionStorage.setItem(`desk.${slug}.sure`, 'yes');
