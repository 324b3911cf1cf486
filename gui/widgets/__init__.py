"""Layout and painting: render(state) in, intents out."""
