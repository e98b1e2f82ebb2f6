"""A page opened in the browser, with everything that goes wrong noted."""

import contextlib

# What a page's own script must not be able to do is noted even where the policy stops it.
WATCH = """
window.copied = [];
document.addEventListener("securitypolicyviolation", (event) => console.error("policy: " + event.violatedDirective));
if (navigator.clipboard) {
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied.push(text); } } });
}
"""

# Opens what is folded, so that tables are drawn.
OPEN = "document.querySelectorAll('details').forEach((details) => { details.open = true; })"
DRAWN = "[...document.querySelectorAll('[data-source]')].every((place) => place.dataset.drawn)"


class Browser:
    def __init__(self, chromium, shots):
        self.chromium = chromium
        self.shots = shots
        self.faults = []

    def take_faults(self):
        faults, self.faults = self.faults, []
        return faults

    @contextlib.contextmanager
    def visit(self, page, width=1280, scheme="light", script=True, watch=True, **options):
        """The page in a context of its own; whatever it says, asks for or throws is a fault."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, **options)
        address = page.path.as_uri()

        def note(kind, words):
            self.faults.append(f"{kind} at {width} pixels, {scheme}: {words}")

        try:
            tab = context.new_page()
            if watch and script:
                tab.add_init_script(WATCH)
            tab.on("console", lambda message: note("console", message.text) if message.type in ("error", "warning") else None)
            tab.on("pageerror", lambda error: note("error", error))
            tab.on("dialog", lambda dialog: (note("dialog", dialog.message), dialog.dismiss()))
            tab.on("request", lambda request: None if request.url == address else note("request", request.url[:200]))
            tab.on("popup", lambda popup: note("popup", popup.url))
            tab.goto(address)
            yield tab
        finally:
            context.close()

    @contextlib.contextmanager
    def opened(self, page, **options):
        """The page with all that is folded open and all tables drawn."""
        with self.visit(page, **options) as tab:
            tab.evaluate(OPEN)
            tab.wait_for_function(DRAWN)
            yield tab

    def shoot(self, tab, name):
        if self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)
            tab.screenshot(path=self.shots / f"{name}.png", full_page=True)
