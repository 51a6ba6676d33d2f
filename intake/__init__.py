"""Intake.

The desk of a volunteer centre, where residents without internet ask their neighbours for help.
"""

__version__ = "0.1.0"
