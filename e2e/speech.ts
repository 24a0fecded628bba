import type { BrowserContext, Page } from "@playwright/test";

interface Sentence {
  readonly text: string;
  readonly lang: string;
}

declare global {
  interface Window {
    sentencesSpoken?: Sentence[];
  }
}

/** Writes down what the pages of this context say aloud: a machine without voices would leave no trace of it. */
export async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const sentences: Sentence[] = [];
    window.sentencesSpoken = sentences;
    const speak = window.speechSynthesis.speak.bind(window.speechSynthesis);
    window.speechSynthesis.speak = (utterance) => {
      sentences.push({ text: utterance.text, lang: utterance.lang });
      speak(utterance);
    };
  });
}

/** What the page has said since it was loaded. */
export function sentencesOf(page: Page): Promise<readonly Sentence[]> {
  return page.evaluate(() => window.sentencesSpoken ?? []);
}
