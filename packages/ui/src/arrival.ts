/**
 * For the heading of a screen that takes the place of another on the same page: what was pressed went with that one, and
 * with it the focus. The heading takes it, so that a screen reader says what came, and the next Tab goes on from there.
 */
export const arrival = {
  tabIndex: -1,
  ref: (heading: HTMLHeadingElement | null) => {
    if (document.activeElement === document.body) heading?.focus({ preventScroll: true });
  },
} as const;
