"""What the office does: one function per act; each takes the store and the person who acts."""
