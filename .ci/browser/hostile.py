"""A problem whose names try to be anything but text."""

NAMES = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script></style></title><b>bold",
    "&amp;&lt;b&gt;&#60;",
    "'; alert(1); //`${alert(1)}",
    "<!-- --> ]]> \\u003cscript>",
    "=HYPERLINK(\"x\"), with a comma",
    "\u05d7\u05d9\u05e9\u05d5\u05d1/\u0645\u062e\u0632\u0646 3",
    "up\u202egpj.exe\u202c \u2066in\u2069",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466\U0001f3f3\ufe0f\u200d\U0001f308\u6f22\u5b57",
    "w" * 250,
    "javascript:alert(1) onload=alert(1)",
]


def hostile():
    """Everything that has a name, by each of the names."""
    places = range(len(NAMES))
    return {
        "berth": 1,
        "name": "".join(NAMES[:3]),
        "currency": "USD",
        "horizon": {"start": "2026-01", "periods": [{"id": name, "hours": 10} for name in NAMES]},
        "machines": [{"id": name, "vendor": name} for name in NAMES],
        "regions": [{"id": name, "geography": NAMES[place // 2]} for place, name in enumerate(NAMES)],
        "providers": [{"id": name, "name": name} for name in NAMES],
        "offers": [
            {
                "id": NAMES[place], "provider": NAMES[place], "region": NAMES[place], "machine": NAMES[place], "capacity": 8,
                "options": [
                    {"id": NAMES[place], "kind": "onDemand", "price": 2 + place / 8},
                    {"id": "held", "kind": "reserved", "price": 1, "term": "6 periods"},
                ],
            }
            for place in places
        ],
        "agreements": [
            {
                "id": NAMES[place], "provider": NAMES[place], "from": "2026-01-01", "through": "2026-01-02",
                "minimumSpend": 100 * (place + 1), "per": "term", "status": "signed",
            }
            for place in places
        ],
        "workloads": [
            {
                "id": NAMES[place], "kind": NAMES[place], "demand": 4 + place, "unmetPenalty": 90,
                "throughput": {NAMES[place]: 1, NAMES[(place + 1) % len(NAMES)]: 0.5},
            }
            for place in places
        ],
        "limits": [
            {"id": name, "type": "budget", "max": 1e6 if place else 9e3} for place, name in enumerate(NAMES)
        ] + [{"id": "each" + NAMES[0], "type": "share", "of": {"each": "provider"}, "max": 0.2, "measure": "units"}],
    }


def shown(text):
    """A name as reports write it: what changes directions or is a control is written as an escape."""
    return "".join(
        f"\\u{{{ord(letter):x}}}"
        if ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 or letter in "\u2028\u2029"
        or 0x202A <= ord(letter) <= 0x202E or 0x2066 <= ord(letter) <= 0x2069
        else letter
        for letter in text
    )
