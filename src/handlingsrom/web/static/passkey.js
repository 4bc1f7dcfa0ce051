// Passkeys: makes or uses one and sends what the browser answers with an ordinary form.
// <form data-passkey="create|get" data-options="id of a JSON script" or data-options-url="…">
"use strict";

(() => {
  const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

  const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const withBytes = (keys) => (keys || []).map((key) => ({ ...key, id: toBytes(key.id) }));

  async function read(form) {
    if (form.dataset.options) return JSON.parse(document.getElementById(form.dataset.options).textContent);
    const response = await fetch(form.dataset.optionsUrl, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  // A passkey that is to be enough alone must be kept on the device and ask who holds it.
  function selection(form, wanted) {
    const alone = form.elements.passwordless && form.elements.passwordless.checked;
    if (!alone) return { ...wanted, residentKey: "discouraged", requireResidentKey: false };
    return { ...wanted, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  }

  async function create(form) {
    const options = (await read(form)).creation_options.publicKey;
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: withBytes(options.excludeCredentials),
        authenticatorSelection: selection(form, options.authenticatorSelection),
      },
    });
    return answer(made, { attestationObject: toText(made.response.attestationObject) });
  }

  async function get(form) {
    const options = (await read(form)).request_options.publicKey;
    const used = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: withBytes(options.allowCredentials),
      },
    });
    const { authenticatorData, signature, userHandle } = used.response;
    return answer(used, {
      authenticatorData: toText(authenticatorData),
      signature: toText(signature),
      ...(userHandle ? { userHandle: toText(userHandle) } : {}),
    });
  }

  function answer(credential, response) {
    return {
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: { clientDataJSON: toText(credential.response.clientDataJSON), ...response },
    };
  }

  const REASONS = { NotAllowedError: "cancelled", InvalidStateError: "known", SecurityError: "unsafe" };

  function explain(form, error) {
    const place = form.querySelector("[data-passkey-error]");
    place.textContent = place.dataset[REASONS[error.name] || "failed"];
    place.hidden = false;
  }

  function enhance(form) {
    form.hidden = !window.PublicKeyCredential;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch (error) {
        explain(form, error);
      }
    });
  }

  document.querySelectorAll("form[data-passkey]").forEach(enhance);
})();
