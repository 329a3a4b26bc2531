"""What is taught: the files of `content/`, read once into frozen values."""
