import { themeColor } from "../export/themeColor";

export type Theme = "light" | "dark";

/** The theme that the page has now. */
export function themeOfPage(): Theme {
  const { theme } = document.documentElement.dataset;
  if (theme === "light" || theme === "dark") return theme;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Does something with the colours that variables of the theme have in one of the themes, whichever the page has. */
export async function withColorsOf<T>(
  theme: Theme,
  act: (color: (variable: string) => string) => Promise<T>,
): Promise<T> {
  const place = document.createElement("div");
  place.style.colorScheme = theme;
  document.body.append(place);
  const known = new Map<string, string>();
  try {
    return await act((variable) => {
      const color = known.get(variable) ?? themeColor(variable, place);
      known.set(variable, color);
      return color;
    });
  } finally {
    place.remove();
  }
}
