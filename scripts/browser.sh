# shellcheck shell=bash
# Finds the browser of the end-to-end tests. Sourced, never run.

# Prints the browser's path: $CHROMIUM, one on the PATH, or the one Playwright installed. The headless shell is the
# Chromium that Playwright itself runs without a window: it starts faster and has no browser interface to draw.
find_browser() {
    local name
    for name in "${CHROMIUM:-}" chromium-headless-shell google-chrome google-chrome-stable chromium; do
        if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    [ -d end2end/node_modules ] || return 1
    name=$(cd end2end && node -p 'require("@playwright/test").chromium.executablePath()')
    [ -x "$name" ] && echo "$name"
}

# Debian packages Chromium; Ubuntu's package of that name only installs a snap.
apt_has_browser() {
    grep -qx 'ID=debian' /etc/os-release
}
