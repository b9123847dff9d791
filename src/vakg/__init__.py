"""What goes wrong after vertebral augmentation, as a graph you can question."""

__version__ = "0.1.0"
