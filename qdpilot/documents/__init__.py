"""Paper out: values in, PDF bytes out."""
