"""How the NHS in England works, by date: the library face."""

__version__ = "0.1.0"
