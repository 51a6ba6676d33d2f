"""What a page does, without widgets: intentions as methods, plain values in signals."""
