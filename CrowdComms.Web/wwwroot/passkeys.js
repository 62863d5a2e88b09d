// Creates and uses passkeys for the forms that have a button for it. The buttons stay hidden without a script, and if
// the browser knows no passkeys.
(() => {
  const known = typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

  function show() {
    for (const button of document.querySelectorAll("[data-passkey]")) button.hidden = !known;
  }

  async function ask(button) {
    const form = button.form;
    const kind = button.dataset.passkey;
    const answer = await fetch(`/account/passkeys/${kind}-options`, {
      method: "POST",
      headers: { RequestVerificationToken: form.querySelector("[name=__RequestVerificationToken]").value },
    });
    if (!answer.ok) throw new Error("refused");
    const options = await answer.json();
    const credential = kind === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.querySelector("[name=Credential]").value = JSON.stringify(credential);
    HTMLFormElement.prototype.submit.call(form);
  }

  document.addEventListener("click", event => {
    const button = event.target instanceof Element ? event.target.closest("[data-passkey]") : null;
    if (!button) return;
    event.preventDefault();
    ask(button).catch(() => {
      const said = button.form.querySelector(".passkey-said");
      if (said) said.textContent = "No passkey was used. Try again, or continue without one.";
    });
  });

  document.addEventListener("DOMContentLoaded", () => {
    show();
    window.Blazor?.addEventListener?.("enhancedload", show);
  });
  if (document.readyState !== "loading") show();
})();
