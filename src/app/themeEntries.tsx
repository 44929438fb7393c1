import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import type { ReactElement } from "react";
import type { MenuEntry } from "../ui/floatingProps";
import { setTheme, type Theme, useTheme } from "./theme";

const themes: readonly { readonly theme: Theme; readonly label: string; readonly icon: ReactElement }[] = [
  { theme: "light", label: "Light", icon: <Sun size={16} /> },
  { theme: "dark", label: "Dark", icon: <Moon size={16} /> },
  { theme: "system", label: "Like the system", icon: <Monitor size={16} /> },
];

/** The themes; entries are made once, and the mark on the one that is chosen moves. */
export function themeEntries(): readonly MenuEntry[] {
  return themes.map(({ theme, label, icon }) => ({
    key: theme,
    icon,
    label: <ThemeLabel theme={theme} label={label} />,
    onSelect: () => setTheme(theme),
  }));
}

function ThemeLabel({ theme, label }: { readonly theme: Theme; readonly label: string }): ReactElement {
  return <>{useTheme() === theme ? `${label} ✓` : label}</>;
}
