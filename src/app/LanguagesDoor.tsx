import { RotateCw } from "lucide-react";
import type { ComponentProps, ReactElement } from "react";
import { Button } from "../ui/controls";
import { useModule } from "../ui/useModule";
import type LanguagesPage from "../views/languages/LanguagesPage";

const loadPage = () => import("../views/languages/LanguagesPage");

/** The Languages page, whose charts and tables are of no use to the first page and come when they are asked for. */
export function LanguagesDoor(props: ComponentProps<typeof LanguagesPage>): ReactElement {
  const { module, hasFailed, retry } = useModule(loadPage);
  if (module !== null) return <module.default {...props} />;
  return (
    <main className="page-loading">
      {hasFailed ? (
        <div role="alert">
          <p>This page could not be loaded. Check the connection, then try again.</p>
          <Button onClick={retry}>
            <RotateCw size={15} /> Retry
          </Button>
        </div>
      ) : (
        <p>Loading the page …</p>
      )}
    </main>
  );
}
