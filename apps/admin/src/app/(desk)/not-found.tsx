import { desk } from "@drivopay/i18n/desk";
import { EmptyState } from "@drivopay/ui/states";
import { TextLink } from "@/desk/text-link.tsx";

export default function DeskNotFound() {
  return (
    <EmptyState
      title={desk("common.notFoundTitle")}
      action={<TextLink href="/">{desk("common.toOverview")}</TextLink>}
    >
      {desk("common.notFoundBody")}
    </EmptyState>
  );
}
