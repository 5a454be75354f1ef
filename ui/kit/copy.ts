// Text to the clipboard, for WeChat. Some WebViews allow it only right under a press; then the text is shown instead.

/** Copies; false where the WebView does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // A page that did not come over https has no clipboard at all.
    const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
    if (clipboard === undefined) {
      return false;
    }
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
