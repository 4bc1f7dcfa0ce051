"""About the program, and whether it runs."""

from web.access.rows import everyone

PAGES = {
    "alive": everyone(200),
    "ready": everyone(200),
    "accessibility": everyone(200),
    "privacy": everyone(200),
}
