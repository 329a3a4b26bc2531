"""How everything in `content/` will look on a phone: one page for editors, with what is wrong marked in its place."""
