"""Tasks on the screen: in words, in errands, and the panel that ends them."""
