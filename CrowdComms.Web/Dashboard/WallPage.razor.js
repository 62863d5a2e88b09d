// Switches to full screen and back.
export const toggle = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
