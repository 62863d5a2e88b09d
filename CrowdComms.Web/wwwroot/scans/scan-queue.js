// The scans that wait for the server. Each is asked until it is answered, one after another, in the order in which the
// tickets were read. The server recognises a scan that is sent twice by its id, so asking again is always right.
//
//   idle    nothing is asked: the next scan is asked as soon as there is one
//   asking  the first scan is asked, and its answer has not come
//   away    there is no connection: scans only wait
//
// An answer counts if its scan is still the first that waits, whichever time of asking it belongs to. The answers:
//   Decided      the scan is over
//   Open         people have to look at the text, so it goes back into the field
//   Unreachable  the server could not decide it; it is asked again

const patience = 1500; // ms without an answer before the desk says that it is slow
const again = 4000; // ms without an answer before the scan is asked again: the answer was lost, or the question was
const pause = 400; // ms before a scan that could not be sent is asked again
const outage = 2000; // ms before a scan is asked again that the server could not decide because its database is away

export function scanQueue({ waiting, ask, answered, changed, later = (work, ms) => { const id = setTimeout(work, ms); return () => clearTimeout(id); } }) {
  let state = 'idle';
  let turn = 0;
  let slow = false;
  let timers = [];

  const at = (ms, work) => timers.push(later(work, ms));
  function enter(next) {
    timers.forEach(stop => stop());
    timers = [];
    turn++;
    state = next;
  }
  function tell(isSlow) {
    slow = isSlow;
    changed({ waiting, isAway: state === 'away', isSlow: slow && waiting.length > 0 });
  }

  function pump() {
    if (state !== 'idle' || waiting.length === 0) return;
    enter('asking');
    const [entry, asked] = [waiting[0], turn];
    at(patience, () => tell(true));
    at(again, () => retry(asked, 0));
    // A connection that is gone may throw at once instead of later.
    new Promise(resolve => resolve(ask(entry))).then(answer => settle(entry, answer), () => retry(asked, pause));
  }

  function settle(entry, answer) {
    if (state === 'stopped' || waiting[0]?.scanId !== entry.scanId) return;
    if (answer === 'Unreachable') {
      retry(turn, outage);
      return;
    }
    waiting.shift();
    if (state === 'asking') enter('idle');
    tell(false);
    answered(entry, answer);
    pump();
  }

  function retry(asked, ms) {
    if (asked !== turn || state !== 'asking') return;
    for (const entry of waiting) entry.late = true;
    enter('asking');
    const now = turn;
    at(ms, () => {
      if (now !== turn) return;
      enter('idle');
      pump();
    });
    tell(true);
  }

  return {
    add(entry) {
      waiting.push(state === 'away' ? { ...entry, late: true } : entry);
      tell(slow);
      pump();
    },
    away() {
      if (state === 'stopped') return;
      for (const entry of waiting) entry.late = true;
      enter('away');
      tell(slow);
    },
    back() {
      if (state === 'stopped') return;
      enter('idle');
      tell(false);
      pump();
    },
    start: () => {
      tell(false);
      pump();
    },
    stop: () => enter('stopped'),
  };
}

// crypto.randomUUID exists only over HTTPS and on localhost; the laptop of a venue often has neither.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((b, i) => ([4, 6, 8, 10].includes(i) ? '-' : '') + b.toString(16).padStart(2, '0')).join('');
}
