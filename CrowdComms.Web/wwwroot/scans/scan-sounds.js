// The sounds of the three tones of an outcome.

const sounds = { good: [880, 1320], careful: [440, 440], stop: [220, 160] };

let audio = null;

export function play(tone) {
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
