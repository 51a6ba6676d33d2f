"""What is seen: each view wires, its presenter decides."""
