// The desk's input field: its text, its focus, the scans that wait for a response, and its sounds.

const typingPause = 60; // ms without a key before the desk searches
const patience = 1500; // ms without a response before the desk says that it is slow
const sounds = { good: [880, 1320], careful: [440, 440], stop: [220, 160] };

let current = null; // a circuit that resumes runs this script again in the same page

export function start(root, desk, slug) {
  current?.stop();
  const field = root.querySelector('input');
  const kept = name => `desk.${slug}.${name}`;
  const waiting = JSON.parse(sessionStorage.getItem(kept('waiting')) ?? '[]');
  let failed = null; // the last entry that could not be decided: if the same text comes again, it is the same scan
  let sending = 0;
  let pause = 0;
  let audio = null;

  const keepWaiting = () => {
    sessionStorage.setItem(kept('waiting'), JSON.stringify(waiting));
    root.dataset.waiting = waiting.length;
  };
  const keepText = () => sessionStorage.setItem(kept('text'), field.value);
  const call = (name, ...args) => desk.invokeMethodAsync(name, ...args).catch(() => undefined);
  const editable = element => element?.matches?.('input, textarea, select, [contenteditable="true"]') ?? false;

  // crypto.randomUUID exists only over HTTPS and on localhost; the laptop of a venue often has neither.
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    return [...bytes].map((b, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + b.toString(16).padStart(2, '0')).join('');
  }

  async function send() {
    const turn = ++sending;
    while (waiting.length > 0) {
      const entry = waiting[0];
      let done;
      const slow = setTimeout(() => { root.dataset.slow = ''; }, patience);
      try {
        done = await desk.invokeMethodAsync('Entered', entry.text, entry.scanId, entry.direction ?? 'In');
      } catch {
        return; // no connection: the scan is sent again with the same id when there is one
      }
      clearTimeout(slow);
      if (turn !== sending) return;
      delete root.dataset.slow;
      waiting.shift();
      keepWaiting();
      failed = done ? null : entry;
      if (!done && field.value === '') {
        field.value = entry.text;
        keepText();
      }
    }
    sending = 0;
  }

  function enter(read) {
    const text = (read ?? field.value).trim();
    if (text === '') return;
    clearTimeout(pause);
    const direction = root.dataset.direction;
    waiting.push(failed?.text === text && failed.direction === direction ? failed : { text, scanId: newId(), direction });
    keepWaiting();
    field.value = '';
    keepText();
    if (sending === 0) send();
  }

  function onInput() {
    keepText();
    clearTimeout(pause);
    pause = setTimeout(() => call('Typed', field.value), typingPause);
  }

  function onFieldKey(event) {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      enter();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      call('Key', event.key === 'ArrowDown' ? 'down' : 'up');
    }
  }

  function onKey(event) {
    if (document.querySelector('dialog[open], .mud-dialog-container')) return;
    if (['F2', 'F6', 'F8'].includes(event.key)) {
      event.preventDefault();
      call('Key', event.key);
    } else if (event.key === 'F4') {
      event.preventDefault();
      document.getElementById('override-reason')?.focus();
    } else if (event.key === 'Escape') {
      clear();
      call('Key', 'escape');
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !editable(document.activeElement)
      && !(event.key === ' ' && document.activeElement !== document.body)) {
      field.focus(); // the browser types the pressed key into the field after this
    }
  }

  // A code that the camera has read is treated as if a scanner had typed it.
  const onRead = event => enter(event.detail);

  // If no other element gets the focus, the field takes it back, so that the next scan is not lost.
  const onFocusOut = () => setTimeout(() => {
    if (field.isConnected && document.activeElement === document.body && !document.querySelector('.mud-dialog-container')) field.focus({ preventScroll: true });
  });

  // The reconnect dialog hides when the circuit is back; then the scans without a response are sent again.
  const onReconnect = event => {
    if (event.detail?.state === 'hide' && waiting.length > 0) send();
  };

  function clear() {
    clearTimeout(pause);
    field.value = '';
    failed = null;
    keepText();
    field.focus();
  }

  function play(tone) {
    try {
      audio ??= new AudioContext();
      sounds[tone]?.forEach((frequency, i) => {
        const [oscillator, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + i * 0.11];
        oscillator.frequency.value = frequency;
        oscillator.type = tone === 'good' ? 'sine' : 'square';
        volume.gain.setValueAtTime(tone === 'good' ? 0.2 : 0.08, at);
        volume.gain.exponentialRampToValueAtTime(0.001, at + 0.1);
        oscillator.connect(volume).connect(audio.destination);
        oscillator.start(at);
        oscillator.stop(at + 0.11);
      });
    } catch {
      audio = null; // a browser without sound still shows colour, word and icon
    }
  }

  field.addEventListener('input', onInput);
  field.addEventListener('keydown', onFieldKey);
  document.addEventListener('ticket-read', onRead);
  document.addEventListener('keydown', onKey);
  document.addEventListener('focusout', onFocusOut);
  document.addEventListener('click', onFocusOut);
  document.addEventListener('components-reconnect-state-changed', onReconnect, true);

  root.dataset.waiting = waiting.length;

  // What was typed before the page became interactive, or before it was reloaded, is put back into the field.
  field.value ||= sessionStorage.getItem(kept('text')) ?? '';
  field.focus({ preventScroll: true });
  const last = sessionStorage.getItem(kept('last'));
  (last ? call('Returned', last) : Promise.resolve()).then(() => {
    if (waiting.length > 0) send();
    else if (field.value.trim() !== '') call('Typed', field.value);
  });
  root.dataset.ready = 'true';

  current = {
    clear,
    answered(tone, scanId) {
      sessionStorage.setItem(kept('last'), scanId);
      play(tone);
    },
    stop() {
      clearTimeout(pause);
      document.removeEventListener('ticket-read', onRead);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('focusout', onFocusOut);
      document.removeEventListener('click', onFocusOut);
      document.removeEventListener('components-reconnect-state-changed', onReconnect, true);
    },
  };
  return current;
}
