import { CircleCheck, CircleX } from "lucide-react";
import { Toast as Primitive } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

export interface ToastMessage {
  readonly title: string;
  readonly tone?: "good" | "bad";
}

const Context = createContext<((message: ToastMessage) => void) | null>(null);

/** Says what was done, for five seconds, without taking the focus. What must be read belongs on the page. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<(ToastMessage & { readonly id: number }) | null>(null);
  const say = useCallback((message: ToastMessage) => {
    setShown((before) => ({ ...message, id: (before?.id ?? 0) + 1 }));
  }, []);
  return (
    <Context value={say}>
      <Primitive.Provider duration={5000} swipeDirection="down">
        {children}
        {shown ? (
          <Primitive.Root
            key={shown.id}
            onOpenChange={(open) => {
              if (!open) setShown(null);
            }}
            className="flex min-h-12 animate-rise items-center gap-3 rounded-field bg-hood px-4 py-3 text-hood-ink shadow-lg"
          >
            {shown.tone === "bad" ? (
              <CircleX aria-hidden="true" className="size-5 shrink-0 text-accent" />
            ) : (
              <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-accent" />
            )}
            <Primitive.Title className="font-medium">{shown.title}</Primitive.Title>
          </Primitive.Root>
        ) : null}
        <Primitive.Viewport className="fixed inset-x-4 bottom-20 z-50 mx-auto flex max-w-md flex-col gap-2 outline-none" />
      </Primitive.Provider>
    </Context>
  );
}

/** @throws Error outside a ToastProvider */
export function useToast(): (message: ToastMessage) => void {
  const say = useContext(Context);
  if (!say) throw new Error("useToast needs a ToastProvider above it");
  return say;
}
