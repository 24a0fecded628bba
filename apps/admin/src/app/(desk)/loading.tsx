import { Skeleton } from "@drivopay/ui/skeleton";
import { TableSkeleton } from "@/desk/data-table.tsx";

export default function DeskLoading() {
  return (
    <>
      <Skeleton className="h-7 w-48" />
      <TableSkeleton />
    </>
  );
}
