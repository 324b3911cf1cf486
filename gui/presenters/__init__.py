"""State machines between the core and the widgets. QtCore only."""
