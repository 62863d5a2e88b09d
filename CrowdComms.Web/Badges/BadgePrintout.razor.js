// Prints a PDF of this host from an invisible frame, and returns whether the print dialog was opened.
const patience = 15000;

export function print(address) {
  document.querySelector("iframe[data-printout]")?.remove();
  if (navigator.pdfViewerEnabled === false) return false;
  const before = document.activeElement;
  const frame = document.createElement("iframe");
  frame.dataset.printout = "";
  frame.title = "Badge to print";
  frame.tabIndex = -1;
  frame.ariaHidden = "true";
  // Some browsers do not print a frame without a size.
  Object.assign(frame.style, { position: "fixed", inset: "auto 0 0 auto", width: "1px", height: "1px", border: "0", opacity: "0" });
  return new Promise(answer => {
    const late = setTimeout(() => answer(false), patience);
    frame.addEventListener("load", () => {
      clearTimeout(late);
      // The dialog opens after the result is sent, because it stops this page until it is closed.
      setTimeout(() => {
        try {
          frame.contentWindow.print();
        } catch {
          open(address, "_blank", "noopener");
        }
        // The focus returns only if the frame still has it: the user may type in another field by now.
        if (document.activeElement === frame) before?.focus?.();
      });
      answer(true);
    }, { once: true });
    frame.src = address;
    document.body.append(frame);
  });
}
