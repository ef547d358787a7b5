const root = document.documentElement;

/** The site's theme as frames apply it. */
export function currentTheme() {
  return { colorMode: root.dataset.colorMode, theme: root.dataset.theme };
}

/** Changes the theme in place: what people typed into a frame stays. */
export async function changeTheme(colorMode) {
  await fetch(`/__host/choose?${new URLSearchParams({ theme: colorMode, back: '/__host/client/icon.svg' })}`);
  root.dataset.colorMode = colorMode;
  return currentTheme();
}
