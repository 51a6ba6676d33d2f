"""What pages show, as Qt models over plain values."""
