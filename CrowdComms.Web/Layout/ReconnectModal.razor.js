// Set up event handlers
const reconnectModal = document.getElementById("components-reconnect-modal");
reconnectModal.addEventListener("components-reconnect-state-changed", handleReconnectStateChanged);

const retryButton = document.getElementById("components-reconnect-button");
retryButton.addEventListener("click", retry);

const resumeButton = document.getElementById("components-resume-button");
resumeButton.addEventListener("click", resume);

// While the server is away a link would leave the page, and what waits in it, for the browser's error page.
let isAway = false;
document.addEventListener("click", async event => {
    const link = isAway && event.target instanceof Element && event.target.closest("a[href]:not(.skip-link, [download], [target=_blank])");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
        event.preventDefault();
        event.stopPropagation();
        if (await isReady()) {
            location.assign(link.href);
        }
    }
}, true);

function handleReconnectStateChanged(event) {
    isAway = event.detail.state !== "hide";
    if (event.detail.state === "show") {
        // A page that goes on without the connection says so itself, and must not lose its keys to a dialog.
        if (!document.querySelector("[data-keeps-working]")) {
            reconnectModal.showModal();
        }
    } else if (event.detail.state === "hide") {
        reconnectModal.close();
    } else if (event.detail.state === "failed") {
        document.addEventListener("visibilitychange", retryWhenDocumentBecomesVisible);
    } else if (event.detail.state === "rejected") {
        reload();
    }
}

// A page that is loaded while the server goes down, or is not ready yet, is lost to the browser's own error page, and nobody
// stands at a wall or a kiosk to load it again.
let reloads = false;
async function reload() {
    if (reloads) {
        return;
    }
    reloads = true;
    for (let tried = 0; !(await isReady()); tried++) {
        await new Promise(go => setTimeout(go, tried < 5 ? 200 : 1000));
    }
    location.reload();
}

async function isReady() {
    try {
        return (await fetch("/health/ready", { cache: "no-store" })).ok;
    } catch {
        return false;
    }
}

async function retry() {
    document.removeEventListener("visibilitychange", retryWhenDocumentBecomesVisible);

    try {
        // Reconnect will asynchronously return:
        // - true to mean success
        // - false to mean we reached the server, but it rejected the connection (e.g., unknown circuit ID)
        // - exception to mean we didn't reach the server (this can be sync or async)
        const successful = await Blazor.reconnect();
        if (!successful) {
            // We have been able to reach the server, but the circuit is no longer available.
            // We'll reload the page so the user can continue using the app as quickly as possible.
            const resumeSuccessful = await Blazor.resumeCircuit();
            if (!resumeSuccessful) {
                reload();
            } else {
                reconnectModal.close();
            }
        }
    } catch (err) {
        // We got an exception, server is currently unavailable
        document.addEventListener("visibilitychange", retryWhenDocumentBecomesVisible);
    }
}

async function resume() {
    try {
        const successful = await Blazor.resumeCircuit();
        if (!successful) {
            reload();
        }
    } catch {
        reconnectModal.classList.replace("components-reconnect-paused", "components-reconnect-resume-failed");
    }
}

async function retryWhenDocumentBecomesVisible() {
    if (document.visibilityState === "visible") {
        await retry();
    }
}
