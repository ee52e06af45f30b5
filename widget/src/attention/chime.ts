// A short sound for replies, made on the spot: no file to fetch, and no code for those who have it off.

/** Two notes, a fourth apart, in hertz. */
const NOTES = [659.25, 880] as const;
/** How long each note sounds, in seconds. */
const NOTE_SECONDS = 0.16;
/** Quieter than speech. */
const LOUDNESS = 0.09;

/** Plays the sound. */
export function playChime(context: AudioContext): void {
  for (const [index, frequency] of NOTES.entries()) {
    const begin = context.currentTime + (index * NOTE_SECONDS) / 2;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(LOUDNESS, begin);
    volume.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_SECONDS);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + NOTE_SECONDS);
  }
}
