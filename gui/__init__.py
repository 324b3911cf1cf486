"""Checkout Desk: an invoice id in, a BlueTape payment link handed over."""

__version__ = "0.1.0"
