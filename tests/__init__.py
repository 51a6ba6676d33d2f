"""Tests in four storeys: plain, presenters, views, real parts."""
