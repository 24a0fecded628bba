"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { ErrorState } from "@drivopay/ui/states";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, Suspense } from "react";
import { useErrorText } from "./error-text.ts";

interface BoundaryProps {
  readonly children: ReactNode;
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
  readonly onRetry: () => void;
}

class Boundary extends Component<BoundaryProps, { readonly failure: { readonly error: unknown } | null }> {
  override state: { readonly failure: { readonly error: unknown } | null } = { failure: null };

  static getDerivedStateFromError(error: unknown) {
    return { failure: { error } };
  }

  override render() {
    if (!this.state.failure) return this.props.children;
    return this.props.fallback(this.state.failure.error, () => {
      this.props.onRetry();
      this.setState({ failure: null });
    });
  }
}

interface SectionProps {
  /** What stands here until the data is there, in its size. */
  readonly skeleton: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page that waits and fails on its own: skeleton, then content, or what went wrong and a retry. */
export function Section({ skeleton, children }: SectionProps) {
  const { reset } = useQueryErrorResetBoundary();
  return (
    <Boundary onRetry={reset} fallback={(error, retry) => <Failed error={error} retry={retry} />}>
      <Suspense fallback={skeleton}>{children}</Suspense>
    </Boundary>
  );
}

function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const translate = useTranslations("shell");
  const errorText = useErrorText();
  return (
    <ErrorState
      title={translate("loadFailedTitle")}
      action={
        <Button kind="secondary" onClick={retry}>
          {translate("retry")}
        </Button>
      }
    >
      {errorText(error)}
    </ErrorState>
  );
}
