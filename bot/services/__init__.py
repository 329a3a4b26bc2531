"""What happens: one public method, one short transaction, plain frozen values out."""
