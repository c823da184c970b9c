"""The Packs page: choosing papers, seeing them, saving and printing them."""
