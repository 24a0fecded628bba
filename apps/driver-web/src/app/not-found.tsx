import { translatorFor } from "@drivopay/i18n/translator";
import { Button } from "@drivopay/ui/button";
import { EmptyState } from "@drivopay/ui/states";
import Link from "next/link";
import { requestLocale } from "@/server/locale.ts";

export default async function NotFound() {
  const translate = translatorFor(await requestLocale());
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        title={translate("common.notFoundTitle")}
        action={
          <Button asChild>
            <Link href="/">{translate("common.navHome")}</Link>
          </Button>
        }
      >
        {translate("common.notFoundBody")}
      </EmptyState>
    </main>
  );
}
