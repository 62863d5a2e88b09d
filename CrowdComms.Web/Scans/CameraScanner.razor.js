// The camera of this device as a scanner. The images are read here and never leave the browser.

const samePause = 3000; // ms in which the same code counts as the same scan
const lookEvery = 120; // ms between two images that are read
const widest = 960; // pixels: this width is enough to read a ticket
const remembered = 'camera.device';
const left = 'camera.open';

// Whether the camera was open when this browser left the page before.
export const wasOpen = () => localStorage.getItem(left) !== null;

// Uses the browser's own reader if it knows QR codes; otherwise it loads a decoder from this host.
async function newReader() {
  if ('BarcodeDetector' in globalThis && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async image => (await detector.detect(image)).map(code => code.rawValue);
  }
  const lib = new URL('../lib/zxing-wasm/reader/', import.meta.url);
  const { prepareZXingModule, readBarcodes } = await import(new URL('index.js', lib));
  await prepareZXingModule({ overrides: { locateFile: file => new URL(file, lib).href }, fireImmediately: true });
  return async image => (await readBarcodes(image, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 })).filter(code => code.isValid).map(code => code.text);
}

const reasons = {
  NotAllowedError: 'denied', SecurityError: 'denied', NotFoundError: 'missing', OverconstrainedError: 'missing', NotReadableError: 'busy', AbortError: 'busy',
};

function openStream(id, front) {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const video = id ? { ...size, deviceId: { exact: id } } : { ...size, facingMode: { ideal: front ? 'user' : 'environment' } };
  return navigator.mediaDevices.getUserMedia({ audio: false, video });
}

export function start(root, scanner, { front, stays }) {
  const video = root.querySelector('video');
  const canvas = document.createElement('canvas');
  let stream = null;
  let read = null;
  let timer = 0;
  let stopped = false;
  let turn = 0;
  let last = { text: '', at: -Infinity };
  let audio = null;

  const tell = (name, ...args) => stopped ? undefined : scanner.invokeMethodAsync(name, ...args).catch(() => undefined);

  function release() {
    clearTimeout(timer);
    turn++;
    stream?.getTracks().forEach(track => track.stop());
    stream = null;
    video.srcObject = null;
  }

  async function open(id) {
    release();
    const mine = turn;
    if (!navigator.mediaDevices?.getUserMedia) return tell('Failed', globalThis.isSecureContext ? 'missing' : 'insecure');
    let opened;
    try {
      opened = await openStream(id, front).catch(failure => id && failure.name === 'OverconstrainedError' ? openStream(null, front) : Promise.reject(failure));
    } catch (failure) {
      return tell('Failed', reasons[failure.name] ?? 'other');
    }
    if (stopped || mine !== turn) return opened.getTracks().forEach(track => track.stop());
    stream = opened;
    try {
      read ??= await newReader();
    } catch {
      release();
      return tell('Failed', 'decoder');
    }
    if (stopped || mine !== turn) return;
    video.srcObject = stream;
    await video.play().catch(() => undefined);
    await tellWhatThereIs();
    look(mine);
  }

  async function tellWhatThereIs() {
    const track = stream.getVideoTracks()[0];
    const current = track.getSettings().deviceId ?? '';
    video.style.scale = track.getSettings().facingMode === 'user' ? '-1 1' : ''; // people aim as in front of a mirror
    const devices = (await navigator.mediaDevices.enumerateDevices()).filter(device => device.kind === 'videoinput');
    track.addEventListener('ended', () => { release(); tell('Failed', 'busy'); });
    await tell('Started', devices.map((device, i) => ({ id: device.deviceId, name: device.label || `Camera ${i + 1}` })), current, track.getCapabilities?.().torch === true);
  }

  async function look(mine) {
    if (stopped || mine !== turn) return;
    try {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) {
        (await read(picture())).filter(text => text !== '').slice(0, 1).forEach(seen);
      }
    } catch {
      // This image could not be read; the next one is tried in a moment.
    }
    if (!stopped && mine === turn) timer = setTimeout(() => look(mine), lookEvery);
  }

  function picture() {
    const scale = Math.min(1, widest / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  }

  // A ticket that stays in front of the camera counts as the same scan.
  function seen(text) {
    const now = performance.now();
    const again = text === last.text && now - last.at < samePause;
    last = { text, at: now };
    if (again || document.querySelector('.mud-dialog-container')) return;
    const view = root.querySelector('.view');
    view?.setAttribute('data-seen', '');
    setTimeout(() => view?.removeAttribute('data-seen'), 400);
    beep();
    navigator.vibrate?.(60);
    document.dispatchEvent(new CustomEvent('ticket-read', { detail: text }));
  }

  function beep() {
    try {
      audio ??= new AudioContext();
      const [oscillator, volume] = [audio.createOscillator(), audio.createGain()];
      oscillator.frequency.value = 1760;
      volume.gain.setValueAtTime(0.12, audio.currentTime);
      volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.07);
      oscillator.connect(volume).connect(audio.destination);
      oscillator.start();
      oscillator.stop(audio.currentTime + 0.08);
    } catch {
      audio = null; // a browser without sound still flashes
    }
  }

  const onVisibility = () => document.hidden ? release() : open(localStorage.getItem(remembered));
  document.addEventListener('visibilitychange', onVisibility);
  open(localStorage.getItem(remembered));
  if (stays) localStorage.setItem(left, '');

  return {
    close: () => localStorage.removeItem(left),
    choose(id) {
      localStorage.setItem(remembered, id);
      return open(id);
    },
    torch: on => stream?.getVideoTracks()[0].applyConstraints({ advanced: [{ torch: on }] }).catch(() => undefined),
    stop() {
      stopped = true;
      document.removeEventListener('visibilitychange', onVisibility);
      release();
      audio?.close().catch(() => undefined);
    },
  };
}
