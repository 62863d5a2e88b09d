// A page that somebody opened and left is not what the next visitor finds.
const patience = 30000; // ms
const kiosk = location.pathname.replace(/\/leave$/, '');
let timer = 0;

function wait() {
  clearTimeout(timer);
  timer = setTimeout(() => location.replace(kiosk), patience);
}

for (const sign of ['pointerdown', 'keydown']) document.addEventListener(sign, wait);
wait();
