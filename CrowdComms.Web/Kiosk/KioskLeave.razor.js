// Returns to the kiosk after 30 seconds, so that the next visitor does not find a page that was opened and left.
const patience = 30000; // ms
const kiosk = location.pathname.replace(/\/leave$/, '');
let timer = 0;

function wait() {
  clearTimeout(timer);
  timer = setTimeout(() => location.replace(kiosk), patience);
}

for (const sign of ['pointerdown', 'keydown']) document.addEventListener(sign, wait);
wait();
