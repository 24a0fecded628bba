"use client";

import { tagOf } from "@drivopay/i18n/locale-tag";
import { spokenAmount } from "@drivopay/i18n/money";
import { useLocale, useTranslations } from "@drivopay/i18n/react";
import { useCallback, useSyncExternalStore } from "react";

const storageKey = "drivopay.sound";
const listeners = new Set<() => void>();

const isOn = (): boolean => window.localStorage.getItem(storageKey) !== "off";

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether this phone speaks what was paid, and the switch for it. */
export function useSoundSetting(): readonly [on: boolean, change: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, isOn, () => true);
  const change = useCallback((wanted: boolean) => {
    window.localStorage.setItem(storageKey, wanted ? "on" : "off");
    for (const listener of listeners) listener();
  }, []);
  return [on, change];
}

let audio: AudioContext | undefined;

/** Two rising notes, made here: what is heard when the phone has no voice, and before it speaks. */
function chime(): void {
  audio ??= new AudioContext();
  const start = audio.currentTime;
  for (const [at, frequencyHz] of [
    [0, 784],
    [0.16, 1175],
  ] as const) {
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = frequencyHz;
    loudness.gain.setValueAtTime(0.0001, start + at);
    loudness.gain.exponentialRampToValueAtTime(0.6, start + at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + at + 0.4);
    tone.connect(loudness).connect(audio.destination);
    tone.start(start + at);
    tone.stop(start + at + 0.45);
  }
}

/** Wakes sound and speech; browsers allow both only after a touch, so a screen that waits for money calls this on one. */
export function unlockSound(): void {
  audio ??= new AudioContext();
  if (audio.state === "suspended") void audio.resume();
  if ("speechSynthesis" in window) window.speechSynthesis.getVoices();
}

function say(sentence: string, tag: string): void {
  if (!("speechSynthesis" in window)) return;
  const utterance = new SpeechSynthesisUtterance(sentence);
  utterance.lang = tag;
  const language = tag.slice(0, 2);
  const voice = window.speechSynthesis.getVoices().find((candidate) => candidate.lang.startsWith(language));
  if (voice) utterance.voice = voice;
  utterance.rate = 0.95;
  window.speechSynthesis.speak(utterance);
}

/** Speaks an amount that came in, in the driver's language, with a chime before and a shake of the phone. */
export function useSoundbox(): { announce: (amount: number) => void; test: () => void } {
  const translate = useTranslations("speech");
  const tag = tagOf(useLocale());
  const announce = useCallback(
    (amount: number) => {
      navigator.vibrate?.([120, 80, 240]);
      if (!isOn()) return;
      chime();
      const spoken = spokenAmount(amount);
      if (spoken.key === "rupees") say(translate("rupees", spoken.values), tag);
      else if (spoken.key === "paise") say(translate("paise", spoken.values), tag);
      else say(translate("rupeesAndPaise", spoken.values), tag);
    },
    [translate, tag],
  );
  const test = useCallback(() => {
    unlockSound();
    chime();
    say(translate("test"), tag);
  }, [translate, tag]);
  return { announce, test };
}
