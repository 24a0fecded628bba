"use client";

import { useTranslations } from "@drivopay/i18n/react";
import { Button } from "@drivopay/ui/button";
import { EmptyState, ErrorState } from "@drivopay/ui/states";
import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import Link from "next/link";
import { Component, type ReactNode, Suspense } from "react";
import { ApiError } from "../trpc/api-error.ts";

interface BoundaryProps {
  readonly children: ReactNode;
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
  readonly onRetry: () => void;
}

interface BoundaryState {
  readonly failure: { readonly error: unknown } | null;
}

class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: null };
  #askedAgain = false;

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failure: { error } };
  }

  /** What failed while the server wrote the page comes without its code: asked for again from here, it says it. */
  override componentDidCatch(error: unknown) {
    if (error instanceof ApiError || this.#askedAgain) return;
    this.#askedAgain = true;
    this.props.onRetry();
    this.setState({ failure: null });
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

/** An id that is none, and one that is another's, are answered alike; asking again would not change it. */
const notThere: ReadonlySet<string> = new Set(["NOT_FOUND", "VALIDATION_FAILED"]);

/**
 * Every page carries this one, so it brings no texts: the API has said what is wrong, in the driver's language.
 */
function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const translate = useTranslations("shell");
  const errors = useTranslations("errors");
  const { code, detail } = (error instanceof ApiError && error.data) || {};
  if (typeof code === "string" && notThere.has(code)) {
    return (
      <EmptyState
        title={translate("notFoundTitle")}
        action={
          <Button asChild kind="secondary">
            <Link href="/">{translate("navHome")}</Link>
          </Button>
        }
      >
        {translate("notFoundBody")}
      </EmptyState>
    );
  }
  return (
    <ErrorState
      title={translate("loadFailedTitle")}
      action={
        <Button kind="secondary" onClick={retry}>
          {translate("retry")}
        </Button>
      }
    >
      {typeof detail === "string" ? detail : errors(error instanceof ApiError ? "OFFLINE" : "INTERNAL")}
    </ErrorState>
  );
}
