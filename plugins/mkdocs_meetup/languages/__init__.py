"""What differs between languages: the interface's strings, and the writing of dates and numbers."""

from .strings import Strings, load

__all__ = ["Strings", "load"]
