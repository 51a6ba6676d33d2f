"""What to do where something differs from what a test keeps."""

REDRAW_HINT = "if the change is meant: run this test with INTAKE_REDRAW=1, and look at the new one"
