"""What the program knows and does. No Qt in here."""
